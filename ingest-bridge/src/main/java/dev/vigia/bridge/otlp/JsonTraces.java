package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vigia.bridge.otlp.Span.Happening;
import dev.vigia.events.EventJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/**
 * Reads an export request in its JSON encoding, which differs from Protobuf's own JSON: ids are hexadecimal. 64-bit
 * numbers come as strings or numbers.
 */
final class JsonTraces {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ERROR = 2;

    private JsonTraces() {}

    /** @throws IOException when the bytes are no JSON object */
    static List<Span> read(byte[] body) throws IOException {
        var request = EventJson.parse(body);
        if (!request.isObject()) {
            throw new IOException("an export request must be a JSON object");
        }
        var spans = new ArrayList<Span>();
        for (var ofResource : request.path("resourceSpans")) {
            var resource = attributes(ofResource.path("resource").path("attributes"));
            for (var ofScope : ofResource.path("scopeSpans")) {
                for (var span : ofScope.path("spans")) {
                    spans.add(span(span, resource));
                }
            }
        }
        return spans;
    }

    private static Span span(JsonNode span, Attributes resource) throws IOException {
        var happenings = new ArrayList<Happening>();
        for (var event : span.path("events")) {
            happenings.add(new Happening(
                    event.path("name").asText(),
                    Span.instant(whole(event.path("timeUnixNano"))),
                    attributes(event.path("attributes"))));
        }
        var status = span.path("status");
        return new Span(
                span.path("traceId").asText().toLowerCase(Locale.ROOT),
                span.path("spanId").asText().toLowerCase(Locale.ROOT),
                Span.instant(whole(span.path("startTimeUnixNano"))),
                Span.instant(whole(span.path("endTimeUnixNano"))),
                attributes(span.path("attributes")),
                happenings,
                resource,
                status.path("code").asInt() == ERROR
                        || status.path("code").asText().equals("STATUS_CODE_ERROR"),
                status.path("message").asText());
    }

    private static long whole(JsonNode number) throws IOException {
        if (number.isMissingNode() || number.isNull()) {
            return 0;
        }
        try {
            return number.isTextual() ? Long.parseUnsignedLong(number.textValue()) : number.longValue();
        } catch (NumberFormatException malformed) {
            throw new IOException("\"" + number.textValue() + "\" is not a 64-bit number", malformed);
        }
    }

    private static Attributes attributes(JsonNode pairs) throws IOException {
        var values = new HashMap<String, JsonNode>();
        for (var pair : pairs) {
            values.put(pair.path("key").asText(), value(pair.path("value")));
        }
        return new Attributes(values);
    }

    private static JsonNode value(JsonNode value) throws IOException {
        if (value.has("stringValue")) {
            return JSON.textNode(value.get("stringValue").asText());
        }
        if (value.has("boolValue")) {
            return JSON.booleanNode(value.get("boolValue").asBoolean());
        }
        if (value.has("intValue")) {
            return JSON.numberNode(signed(value.get("intValue")));
        }
        if (value.has("doubleValue")) {
            return JSON.numberNode(value.get("doubleValue").asDouble());
        }
        if (value.has("arrayValue")) {
            var array = JSON.arrayNode();
            for (var item : value.get("arrayValue").path("values")) {
                array.add(value(item));
            }
            return array;
        }
        if (value.has("kvlistValue")) {
            var object = JSON.objectNode();
            attributes(value.get("kvlistValue").path("values")).values().forEach(object::set);
            return object;
        }
        return value.has("bytesValue") ? value.get("bytesValue") : JSON.nullNode();
    }

    private static long signed(JsonNode number) throws IOException {
        try {
            return number.isTextual() ? Long.parseLong(number.textValue()) : number.longValue();
        } catch (NumberFormatException malformed) {
            throw new IOException("\"" + number.textValue() + "\" is not a 64-bit number", malformed);
        }
    }
}
