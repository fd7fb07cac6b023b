package dev.vigia.bridge.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed access to a frame's JSON object. Fields of the wrong type are collected; absent and null are the same. */
final class FrameFields {
    private static final int ID_LIMIT = 200;

    private final JsonNode object;
    private final List<String> faults = new ArrayList<>();

    FrameFields(JsonNode object) {
        this.object = object;
    }

    List<String> faults() {
        return faults;
    }

    @Nullable
    String text(String name) {
        var node = value(name);
        if (node != null && !node.isTextual()) {
            faults.add(name + " must be a string");
            return null;
        }
        return node == null ? null : StorableText.of(node.textValue());
    }

    /** The first of the fields that is present. */
    @Nullable
    String firstText(String... names) {
        for (var name : names) {
            if (value(name) != null) {
                return text(name);
            }
        }
        return null;
    }

    /** The field where it happens to be text; other types are somebody else's and no fault. */
    @Nullable
    String textIfAny(String... names) {
        for (var name : names) {
            var node = value(name);
            if (node != null && node.isTextual()) {
                return StorableText.of(node.textValue());
            }
        }
        return null;
    }

    /** A short word; cut where it is longer than what can be stored. */
    @Nullable
    String word(String... names) {
        var text = textIfAny(names);
        return text == null || text.isBlank() ? null : StorableText.cut(text, ID_LIMIT);
    }

    /** An id: a string or a whole number. Blank counts as absent. */
    @Nullable
    String id(String name) {
        var node = value(name);
        if (node == null || node.isTextual() && node.textValue().isBlank()) {
            return null;
        }
        if (!node.isTextual() && !node.isIntegralNumber() || node.asText().length() > ID_LIMIT) {
            faults.add(name + " must be a string or a whole number of at most " + ID_LIMIT + " characters");
            return null;
        }
        return StorableText.of(node.asText());
    }

    @Nullable
    Integer whole(String name, int least, int most) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        boolean isWhole = node.isNumber() && node.canConvertToExactIntegral() && node.canConvertToInt();
        if (!isWhole || node.intValue() < least || node.intValue() > most) {
            faults.add(name + " must be a whole number from " + least + " to " + most);
            return null;
        }
        return node.intValue();
    }

    @Nullable
    Long count(String name) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            faults.add(name + " must be a whole number of at least 0");
            return null;
        }
        return node.longValue();
    }

    boolean flag(String name) {
        var node = value(name);
        if (node != null && !node.isBoolean()) {
            faults.add(name + " must be true or false");
        }
        return node != null && node.booleanValue();
    }

    /** The fields of an object within this one; of an empty one where there is none. */
    FrameFields within(String name) {
        var node = value(name);
        if (node != null && !node.isObject()) {
            faults.add(name + " must be an object");
        }
        return new FrameFields(object.path(name));
    }

    private @Nullable JsonNode value(String name) {
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }
}
