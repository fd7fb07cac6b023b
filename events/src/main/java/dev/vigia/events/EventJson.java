package dev.vigia.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The JSON of contract 1, both ways. Unknown fields are ignored; missing or malformed ones reject the event with a
 * sentence that names each. All methods are thread-safe.
 */
public final class EventJson {
    private static final int NESTING_LIMIT = 50;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .addModule(new JavaTimeModule())
            .build();

    /** Without the mapper's search for duplicate names: {@link Scalars} has its own. */
    private static final JsonFactory STREAMS = new JsonFactory();

    static {
        var limits =
                StreamReadConstraints.builder().maxNestingDepth(NESTING_LIMIT).build();
        MAPPER.getFactory().setStreamReadConstraints(limits);
        STREAMS.setStreamReadConstraints(limits);
    }

    /** What the receiver of a directly ingested event adds: it alone knows source, sequence and time of arrival. */
    public record Arrival(Instant observedAt, String source, long sequence, Supplier<String> newEventId) {}

    private EventJson() {}

    /** Reads an event in its Kafka form, in which every required field is present. */
    public static Decoded decode(byte[] json) {
        try (var parser = STREAMS.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return noObject();
            }
            var object = Scalars.read(parser);
            return parser.nextToken() == null
                    ? EventReader.read(object, null)
                    : new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "not JSON: something follows the object");
        } catch (JsonProcessingException malformed) {
            return new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "not JSON: " + malformed.getOriginalMessage());
        } catch (IOException malformed) {
            return new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "not UTF-8 JSON: " + malformed.getMessage());
        }
    }

    /**
     * Reads an event as a client sends it: {@code eventId} and {@code occurredAt} may be absent; {@code observedAt},
     * {@code source} and {@code sequence} are set from the arrival, whatever the client says.
     */
    public static Decoded decodeIngest(JsonNode node, Arrival arrival) {
        if (!node.isObject()) {
            return noObject();
        }
        try (var parser = node.traverse()) {
            parser.nextToken();
            return EventReader.read(Scalars.read(parser), arrival);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A tree can always be read", impossible);
        }
    }

    private static Decoded noObject() {
        return new Decoded.Rejected(RejectedEvent.MALFORMED_JSON, "an event must be a JSON object");
    }

    /** Parses with the limits of this contract: strict about duplicate keys, trailing tokens and nesting. */
    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Writes the Kafka form. */
    public static byte[] encode(ChatEvent event) {
        return EventWriter.write(event);
    }

    public static byte[] encode(RejectedEvent rejected) {
        return bytes(rejected);
    }

    public static byte[] encode(MetricTile tile) {
        return bytes(tile);
    }

    /** @throws IOException when the bytes are not a tile's */
    public static MetricTile decodeTile(byte[] json) throws IOException {
        return MAPPER.readValue(json, MetricTile.class);
    }

    /** @throws IOException when the bytes are not a dead letter's */
    public static RejectedEvent decodeRejected(byte[] json) throws IOException {
        return MAPPER.readValue(json, RejectedEvent.class);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Records of this contract can always be written", impossible);
        }
    }
}
