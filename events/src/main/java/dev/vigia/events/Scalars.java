package dev.vigia.events;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What contract 1 knows of one JSON object, taken from a parser in one pass: a tree of nodes costs more than all else that
 * is done with an event's bytes. Fields that the contract does not know are read over. A name that comes twice, at any
 * depth, is an error.
 */
final class Scalars {
    /** Stands where a list or an object is. */
    static final Object CONTAINER = new Object();

    private static final Map<String, Integer> PLACES = places(List.of(
            "type",
            "eventId",
            "agentId",
            "agentVersion",
            "conversationId",
            "userId",
            "channel",
            "locale",
            "occurredAt",
            "observedAt",
            "source",
            "sequence",
            "attributes",
            "text",
            "firstChunkAt",
            "completedAt",
            "chunks",
            "finishReason",
            "model",
            "inputTokens",
            "outputTokens",
            "fallback",
            "stalls",
            "reason",
            "detail",
            "rating",
            "thumbs",
            "comment",
            "messageId",
            "to",
            "kind",
            "up",
            "cpu",
            "memoryBytes",
            "queue",
            "connections"));

    private final @Nullable Object[] values = new Object[PLACES.size()];

    private Scalars() {}

    private static Map<String, Integer> places(List<String> names) {
        var places = new HashMap<String, Integer>();
        names.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /**
     * @param parser at the begin of an object; afterwards at its end
     * @throws IOException when the bytes are not JSON, or a name comes twice
     */
    static Scalars read(JsonParser parser) throws IOException {
        var scalars = new Scalars();
        // One bit for each place; the names that have none are few.
        long seen = 0;
        Set<String> others = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var place = PLACES.get(name);
            var token = parser.nextToken();
            if (place == null) {
                others = others == null ? new HashSet<>() : others;
                once(others.add(name), parser, name);
                value(parser, token);
            } else {
                once((seen & 1L << place) == 0, parser, name);
                seen |= 1L << place;
                scalars.values[place] = token == JsonToken.START_OBJECT ? object(parser) : value(parser, token);
            }
        }
        return scalars;
    }

    /**
     * A field's value: a {@link String}, {@link Long}, {@link java.math.BigInteger}, {@link Double} or {@link Boolean}, a
     * {@link Map} of such from names, or {@link #CONTAINER}; null if there is none or it is null.
     */
    @Nullable
    Object get(String name) {
        return values[Objects.requireNonNull(PLACES.get(name), name)];
    }

    /** A scalar as a label has it: numbers and words as JSON writes them. */
    static String text(@Nullable Object scalar) {
        return scalar instanceof Double number ? NumberOutput.toString(number) : String.valueOf(scalar);
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            once(!values.containsKey(name), parser, name);
            values.put(name, value(parser, parser.nextToken()));
        }
        return values;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> {
                object(parser);
                yield CONTAINER;
            }
            case START_ARRAY -> {
                for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    value(parser, next);
                }
                yield CONTAINER;
            }
            default -> null;
        };
    }

    private static void once(boolean isFirst, JsonParser parser, String name) throws IOException {
        if (!isFirst) {
            throw new JsonParseException(parser, "Duplicate field '" + name + "'");
        }
    }
}
