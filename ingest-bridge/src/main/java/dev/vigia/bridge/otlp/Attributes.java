package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vigia.events.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Attributes of a span, of one of its events, or of a resource, as JSON values. */
record Attributes(Map<String, JsonNode> values) {
    Attributes {
        values = Map.copyOf(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    JsonNode node(String name) {
        return values.getOrDefault(name, MissingNode.getInstance());
    }

    /** The first of the names that has a text, or a number written as one. */
    Optional<String> text(String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null && value.isValueNode() && !value.asText().isBlank()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    /** The first of the names that has a number. */
    Optional<Double> number(String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null && value.isNumber() && Double.isFinite(value.doubleValue())) {
                return Optional.of(value.doubleValue());
            }
        }
        return Optional.empty();
    }

    /** A structured value: instrumentation that cannot send such ones sends their JSON as a string. */
    JsonNode structure(String name) {
        var value = node(name);
        if (!value.isTextual()) {
            return value;
        }
        try {
            var parsed = EventJson.parse(value.textValue().getBytes(StandardCharsets.UTF_8));
            return parsed.isContainerNode() ? parsed : value;
        } catch (IOException plainText) {
            return TextNode.valueOf(value.textValue());
        }
    }
}
