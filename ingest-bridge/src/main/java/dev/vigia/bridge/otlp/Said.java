package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One message of a model's input or output.
 *
 * @param role {@code user}, {@code assistant}, {@code system}, {@code tool}, …; empty where it is not said
 * @param text its text parts, joined; empty for a message without any, such as a tool call
 */
record Said(String role, String text, @Nullable String finishReason) {
    /**
     * Reads any of the shapes that were ever recommended or are common: a list of messages or a single one, each with
     * {@code parts}, with {@code content} as text or as a list, or inside {@code message}; or nothing but a text.
     *
     * @param role for messages that do not say theirs
     */
    static List<Said> in(JsonNode value, String role) {
        var said = new ArrayList<Said>();
        if (value.isArray()) {
            value.forEach(message -> said.addAll(in(message, role)));
        } else if (value.isObject()) {
            var message = value.path("message").isObject() ? value.path("message") : value;
            said.add(new Said(
                    message.path("role").asText(role),
                    text(message),
                    value.path("finish_reason").isTextual()
                            ? value.path("finish_reason").textValue()
                            : null));
        } else if (value.isTextual()) {
            said.add(new Said(role, value.textValue(), null));
        }
        return said;
    }

    private static String text(JsonNode message) {
        for (var name : List.of("parts", "content", "message", "text")) {
            var content = message.path(name);
            if (content.isTextual()) {
                return content.textValue();
            }
            if (content.isArray()) {
                return StreamSupport.stream(content.spliterator(), false)
                        .filter(Said::isText)
                        .map(part -> part.isTextual()
                                ? part.textValue()
                                : part.path("content").asText(part.path("text").asText()))
                        .collect(Collectors.joining("\n"));
            }
        }
        return "";
    }

    private static boolean isText(JsonNode part) {
        return part.isTextual() || part.path("type").asText("text").equals("text");
    }
}
