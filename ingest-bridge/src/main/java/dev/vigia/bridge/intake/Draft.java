package dev.vigia.bridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.events.Decoded.Rejected;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a sender means to be one event, before it is judged.
 *
 * @param senderId the id by which the sender knows it; null where that is the event id
 * @param flat contract 1's JSON; null where the bytes could not be read as far as that
 * @param refusal why not; null where {@code flat} is there
 * @param raw the bytes as they came, for the dead letters
 */
public record Draft(
        @Nullable String senderId,
        @Nullable JsonNode flat,
        @Nullable Rejected refusal,
        byte[] raw) {
    public static Draft of(@Nullable String senderId, JsonNode flat, byte[] raw) {
        return new Draft(senderId, flat, null, raw);
    }

    public static Draft refused(@Nullable String senderId, String code, String reason, byte[] raw) {
        return new Draft(senderId, null, new Rejected(code, reason), raw);
    }

    /** Parses strictly: duplicate keys, trailing tokens and deep nesting are refused. */
    public static Draft parse(byte[] raw) {
        try {
            return of(null, EventJson.parse(raw), raw);
        } catch (JsonProcessingException malformed) {
            return refused(null, RejectedEvent.MALFORMED_JSON, "not JSON: " + malformed.getOriginalMessage(), raw);
        } catch (IOException malformed) {
            return refused(null, RejectedEvent.MALFORMED_JSON, "not UTF-8 JSON: " + malformed.getMessage(), raw);
        }
    }

    /** The same draft, whose field has this value unless it has one of its own. */
    public Draft withDefault(String field, String value) {
        if (flat instanceof ObjectNode event && !event.hasNonNull(field)) {
            return of(senderId, event.deepCopy().put(field, value), raw);
        }
        return this;
    }

    /** A field of the event, where it can be read; for the dead letters. */
    @Nullable
    String text(String field) {
        var value = flat == null ? null : flat.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }
}
