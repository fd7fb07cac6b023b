package dev.vigia.bridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.events.EventIds;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in the JSON format, mapped to contract 1. {@code data} holds the event's own fields; the context
 * attributes give what is missing there:
 *
 * <pre>
 *   type                       → type, without a leading "dev.vigia."
 *   id                         → eventId; an id that is no UUID is unique for its source only, and made so for all
 *   time                       → occurredAt
 *   subject                    → conversationId
 *   agentid or source's end    → agentId
 *   conversationid, userid, agentversion, channel, locale → the fields of these names
 * </pre>
 */
final class CloudEvents {
    private static final String TYPE_PREFIX = "dev.vigia.";
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern JSON_TYPE = Pattern.compile("(?i)[a-z0-9.-]+/([a-z0-9.-]+\\+)?json(\\s*;.*)?");
    private static final List<String> REQUIRED = List.of("id", "source", "type");
    /** CloudEvents has lower-case names only. */
    private static final Map<String, String> EXTENSIONS = Map.of(
            "agentid", "agentId",
            "agentversion", "agentVersion",
            "conversationid", "conversationId",
            "userid", "userId",
            "channel", "channel",
            "locale", "locale");

    private CloudEvents() {}

    /** Whether a JSON value is meant as a CloudEvent. */
    static boolean isOne(@Nullable JsonNode value) {
        return value != null && value.has("specversion");
    }

    static Draft draft(JsonNode event, byte[] raw) {
        var id = text(event, "id");
        var fault = fault(event);
        if (fault != null) {
            return Draft.refused(id, RejectedEvent.INVALID_FIELD, fault, raw);
        }
        JsonNode data;
        try {
            data = data(event);
        } catch (JsonProcessingException malformed) {
            return Draft.refused(
                    id, RejectedEvent.MALFORMED_JSON, "data is not JSON: " + malformed.getOriginalMessage(), raw);
        } catch (IOException | IllegalArgumentException malformed) {
            return Draft.refused(
                    id, RejectedEvent.MALFORMED_JSON, "data cannot be decoded: " + malformed.getMessage(), raw);
        }
        if (!(data instanceof ObjectNode fields)) {
            return Draft.refused(id, RejectedEvent.INVALID_FIELD, "data must be a JSON object", raw);
        }
        return Draft.of(id, flat(event, fields.deepCopy()), raw);
    }

    private static @Nullable String fault(JsonNode event) {
        if (!event.isObject()) {
            return "a CloudEvent must be a JSON object";
        }
        if (!"1.0".equals(text(event, "specversion"))) {
            return "specversion must be \"1.0\"";
        }
        for (var name : REQUIRED) {
            var value = text(event, name);
            if (value == null || value.isEmpty()) {
                return name + " must be a string that is not empty";
            }
        }
        var type = text(event, "datacontenttype");
        return type == null || JSON_TYPE.matcher(type).matches() ? null : "datacontenttype must be JSON";
    }

    private static JsonNode data(JsonNode event) throws IOException {
        var encoded = text(event, "data_base64");
        if (encoded != null) {
            return EventJson.parse(Base64.getDecoder().decode(encoded));
        }
        return event.path("data");
    }

    private static ObjectNode flat(JsonNode event, ObjectNode fields) {
        var source = event.get("source").textValue();
        var type = event.get("type").textValue();
        fields.put("type", type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type);
        fields.put("eventId", globalId(source, event.get("id").textValue()));
        EXTENSIONS.forEach((name, field) -> fillFrom(fields, field, text(event, name)));
        fillFrom(fields, "occurredAt", text(event, "time"));
        fillFrom(fields, "conversationId", text(event, "subject"));
        fillFrom(fields, "agentId", source.substring(source.lastIndexOf('/') + 1));
        var judged = text(fields, "messageId");
        if (judged != null) {
            fields.put("messageId", globalId(source, judged));
        }
        return fields;
    }

    private static void fillFrom(ObjectNode fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty() && !fields.hasNonNull(name)) {
            fields.put(name, value);
        }
    }

    /** Source and id together are unique, says CloudEvents; event ids must be so alone. */
    private static String globalId(String source, String id) {
        return UUID.matcher(id).matches() ? id : EventIds.named(source, id);
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }
}
