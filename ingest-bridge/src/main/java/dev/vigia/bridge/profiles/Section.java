package dev.vigia.bridge.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.bridge.profiles.Condition.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Typed access to an object of a profile file. Faults are collected, each with the path of its field. */
final class Section {
    private final JsonNode object;
    private final String path;
    private final List<String> faults;

    Section(JsonNode object, String path, List<String> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
        if (!object.isObject() && !object.isMissingNode()) {
            fault("", "must have fields");
        }
    }

    void fault(String field, String sentence) {
        faults.add(path(field) + " " + sentence);
    }

    private String path(String field) {
        return path.isEmpty() ? field : field.isEmpty() ? path : path + "." + field;
    }

    /** A field that nothing reads is a mistake, most often of spelling. */
    void only(Stream<String> known) {
        var names = known.collect(Collectors.toCollection(LinkedHashSet::new));
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(name, "is not known; there are " + String.join(", ", names));
            }
        });
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    Section section(String field) {
        return new Section(object.path(field), path(field), faults);
    }

    /** The objects of a list. */
    List<Section> sections(String field) {
        var node = object.path(field);
        if (has(field) && !node.isArray()) {
            fault(field, "must be a list");
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            sections.add(new Section(node.get(i), path(field) + "[" + i + "]", faults));
        }
        return sections;
    }

    @Nullable
    String word(String field) {
        var node = object.path(field);
        if (!has(field)) {
            return null;
        }
        if (!node.isValueNode()) {
            fault(field, "must be one value");
            return null;
        }
        return node.asText();
    }

    /** One word or a list of them. */
    List<String> words(String field) {
        return values(object.path(field), field);
    }

    private List<String> values(JsonNode node, String field) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        var words = new ArrayList<String>();
        for (var value : node.isArray() ? node : List.of(node)) {
            if (value.isValueNode() && !value.isNull()) {
                words.add(value.asText());
            } else {
                fault(field, "must be a value or a list of values");
            }
        }
        return words;
    }

    <E extends Enum<E>> E oneOf(String field, E[] all, Function<E, String> name, @Nullable E fallback) {
        var word = word(field);
        if (word == null && fallback != null) {
            return fallback;
        }
        for (var one : all) {
            if (name.apply(one).equals(word)) {
                return one;
            }
        }
        var names = Stream.of(all).map(name).collect(Collectors.joining(", "));
        fault(field, word == null ? "is missing; it takes " + names : "is \"" + word + "\", but it takes " + names);
        return all[0];
    }

    static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    List<Pointer> pointers(String field) {
        return words(field).stream().map(word -> pointer(word, field)).toList();
    }

    private Pointer pointer(String word, String field) {
        try {
            return Pointer.of(word);
        } catch (IllegalArgumentException none) {
            fault(field, "has \"" + word + "\", but " + none.getMessage());
            return Pointer.of("");
        }
    }

    /** An object of pointers, each with the value, the values, or {@code {present: true|false}} that it asks for. */
    Condition condition(String field) {
        var within = section(field);
        var checks = new ArrayList<Check>();
        for (Map.Entry<String, JsonNode> entry : within.object.properties()) {
            var pointer = within.pointer(entry.getKey(), entry.getKey());
            var asked = entry.getValue();
            if (asked.isObject()) {
                var presence = asked.path("present");
                if (asked.size() != 1 || !presence.isBoolean()) {
                    within.fault(entry.getKey(), "must be a value, a list of values, or {present: true} or false");
                }
                checks.add(new Condition.Presence(pointer, presence.asBoolean()));
            } else {
                checks.add(new Condition.OneOf(pointer, Set.copyOf(within.values(asked, entry.getKey()))));
            }
        }
        return new Condition(List.copyOf(checks));
    }
}
