package dev.vigia.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object. Faults are collected, so that one answer names all of them; what a faulty
 * field returns is a placeholder that is never used.
 */
final class Fields {
    static final int ID_LIMIT = 200;
    static final int WORD_LIMIT = 200;
    static final int TEXT_LIMIT = 300_000;
    private static final int ATTRIBUTES_LIMIT = 50;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Scalars object;
    private final List<String> faults = new ArrayList<>();

    Fields(Scalars object) {
        this.object = object;
    }

    List<String> faults() {
        return faults;
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    boolean has(String name) {
        return object.get(name) != null;
    }

    String required(String name, int limit) {
        var value = optional(name, limit);
        if (value == null && !has(name)) {
            faults.add(name + " is missing");
        } else if (value != null && value.isBlank()) {
            faults.add(name + " is empty");
        }
        return value == null ? "" : value;
    }

    /** A text that must be there but may be empty: people do send empty messages. */
    String requiredText(String name) {
        var value = optional(name, TEXT_LIMIT);
        if (value == null && !has(name)) {
            faults.add(name + " is missing");
        }
        return value == null ? "" : value;
    }

    @Nullable
    String optional(String name, int limit) {
        var value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            faults.add(name + " must be a string");
            return null;
        }
        if (text.length() > limit) {
            faults.add(name + " is longer than " + limit + " characters");
            return null;
        }
        return CleanText.of(text);
    }

    Instant requiredInstant(String name) {
        var value = optionalInstant(name);
        if (value == null && !has(name)) {
            faults.add(name + " is missing");
        }
        return value == null ? Instant.EPOCH : value;
    }

    /** RFC 3339 with any offset, cut to milliseconds. */
    @Nullable
    Instant optionalInstant(String name) {
        var text = optional(name, WORD_LIMIT);
        if (text == null) {
            return null;
        }
        try {
            var canonical = CanonicalTime.of(text);
            var instant =
                    canonical != null ? canonical : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                faults.add(name + " lies outside 1900 to 2200");
            }
            return instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            faults.add(name + " is not an RFC 3339 time such as 2026-01-31T12:00:00.000Z");
            return null;
        }
    }

    long requiredWhole(String name, long least, long most) {
        var value = optionalWhole(name, least, most);
        if (value == null && !has(name)) {
            faults.add(name + " is missing");
        }
        return value == null ? least : value;
    }

    @Nullable
    Long optionalWhole(String name, long least, long most) {
        var value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Long number) || number < least || number > most) {
            faults.add(name + " must be a whole number from " + least + " to " + most);
            return null;
        }
        return number;
    }

    @Nullable
    Integer optionalInteger(String name, int least, int most) {
        var value = optionalWhole(name, least, most);
        return value == null ? null : (Integer) value.intValue();
    }

    @Nullable
    Double optionalDecimal(String name, double least, double most) {
        var value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            faults.add(name + " must be a number from " + least + " to " + most);
            return null;
        }
        return number.doubleValue();
    }

    boolean requiredFlag(String name) {
        if (!has(name)) {
            faults.add(name + " is missing");
        }
        return flag(name);
    }

    boolean flag(String name) {
        var value = object.get(name);
        if (value == null) {
            return false;
        }
        if (!(value instanceof Boolean)) {
            faults.add(name + " must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** Labels: scalars of any kind become their text. */
    Map<String, String> attributes() {
        var value = object.get("attributes");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given) || given.size() > ATTRIBUTES_LIMIT) {
            faults.add("attributes must be an object of at most " + ATTRIBUTES_LIMIT + " labels");
            return Map.of();
        }
        var labels = new HashMap<String, String>();
        for (var entry : given.entrySet()) {
            var name = (String) entry.getKey();
            var text = Scalars.text(entry.getValue());
            if (entry.getValue() == Scalars.CONTAINER || name.length() > WORD_LIMIT || text.length() > WORD_LIMIT) {
                faults.add("attributes must hold scalars, names and values of at most " + WORD_LIMIT + " characters");
                return Map.of();
            }
            labels.put(CleanText.of(name), CleanText.of(text));
        }
        return labels;
    }
}
