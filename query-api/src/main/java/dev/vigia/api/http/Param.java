package dev.vigia.api.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a request, said once: its name, what the documentation tells about it, and how its text becomes a
 * value. A reader refuses a text by an {@link IllegalArgumentException} whose message says what would be right.
 */
public record Param<T>(
        In in,
        String name,
        String description,
        Map<String, Object> schema,
        String example,
        Class<T> type,
        @Nullable T fallback,
        Function<String, T> reader) {

    /** Where a parameter stands in the request. */
    public enum In {
        QUERY,
        PATH,
        HEADER;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONGEST_TEXT = 200;

    /** Short text such as an id. Control characters are refused: PostgreSQL cannot hold NUL. */
    public static Param<String> text(String name, String description, String example) {
        return new Param<>(
                In.QUERY,
                name,
                description,
                Map.of("type", "string", "minLength", 1, "maxLength", LONGEST_TEXT),
                example,
                String.class,
                null,
                Param::plainText);
    }

    /** A time with a zone, RFC 3339. */
    public static Param<Instant> time(String name, String description, String example) {
        return new Param<>(
                In.QUERY,
                name,
                description,
                Map.of("type", "string", "format", "date-time"),
                example,
                Instant.class,
                null,
                Param::instant);
    }

    /** The name of a time zone, such as Europe/Madrid. */
    public static Param<ZoneId> zone(String name, String description, String example) {
        return new Param<>(
                In.QUERY,
                name,
                description,
                Map.of("type", "string", "default", "UTC"),
                example,
                ZoneId.class,
                ZoneId.of("UTC"),
                Param::zoneId);
    }

    public static Param<Integer> integer(
            String name, String description, int least, int most, @Nullable Integer fallback) {
        var schema = new LinkedHashMap<String, Object>(Map.of("type", "integer", "minimum", least, "maximum", most));
        if (fallback != null) {
            schema.put("default", fallback);
        }
        return new Param<>(
                In.QUERY,
                name,
                description,
                schema,
                String.valueOf(fallback == null ? least : fallback),
                Integer.class,
                fallback,
                text -> whole(text, least, most));
    }

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> Param<E> oneOf(String name, String description, Class<E> type) {
        var labels = Arrays.stream(type.getEnumConstants()).map(Param::label).toList();
        return new Param<>(
                In.QUERY,
                name,
                description,
                Map.of("type", "string", "enum", labels),
                labels.get(0),
                type,
                null,
                text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> label(constant).equals(text))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("must be one of " + String.join(", ", labels))));
    }

    /** The same parameter, in the path instead of the query. */
    public Param<T> inPath() {
        return new Param<>(In.PATH, name, description, schema, example, type, fallback, reader);
    }

    public Param<T> inHeader() {
        return new Param<>(In.HEADER, name, description, schema, example, type, fallback, reader);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String plainText(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST_TEXT + " characters");
        }
        if (text.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c) && loneSurrogate(text))) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        return text;
    }

    private static boolean loneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Instant instant(String text) {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(Instant.parse("1970-01-01T00:00:00Z"))
                    || time.isAfter(Instant.parse("2200-01-01T00:00:00Z"))) {
                throw new IllegalArgumentException("must lie between 1970 and 2200");
            }
            return time;
        } catch (DateTimeParseException refused) {
            throw new IllegalArgumentException(
                    "must be an RFC 3339 time with a zone, such as 2026-11-22T10:00:00Z", refused);
        }
    }

    private static ZoneId zoneId(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException refused) {
            throw new IllegalArgumentException("must be a time zone of the IANA list, such as Europe/Madrid", refused);
        }
    }

    private static int whole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException refused) {
            // the same sentence answers text and numbers out of range
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }
}
