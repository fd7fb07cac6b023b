package dev.vigia.bridge.otlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What went into a model or an agent and what came out, wherever a span keeps it:
 *
 * <pre>
 *   now           gen_ai.input.messages, gen_ai.output.messages; also in the event …inference.operation.details
 *   until 1.36    events gen_ai.user.message, gen_ai.choice
 *   until 1.27    events gen_ai.content.prompt, gen_ai.content.completion; gen_ai.prompt, gen_ai.completion
 *   OpenLLMetry   gen_ai.prompt.0.content, gen_ai.completion.0.content
 * </pre>
 */
final class Exchange {
    private static final String DETAILS = "gen_ai.client.inference.operation.details";
    private static final int MOST_MESSAGES = 10_000;
    private static final Map<String, String> ROLE_OF_EVENT = Map.of(
            "gen_ai.user.message", "user",
            "gen_ai.choice", "assistant");

    private Exchange() {}

    /** What the user said last, before the answer. */
    static Optional<Said> question(Span span) {
        return first(
                        said(span.attributes(), "gen_ai.input.messages", ""),
                        inEvent(span, DETAILS, "gen_ai.input.messages", ""),
                        numbered(span.attributes(), "gen_ai.prompt."),
                        said(span.attributes(), "gen_ai.prompt", "user"),
                        inEvent(span, "gen_ai.content.prompt", "gen_ai.prompt", "user"),
                        events(span, "gen_ai.user.message"))
                .filter(said -> said.role().equals("user"))
                .reduce((earlier, later) -> later);
    }

    /** The first choice that has a text. */
    static Optional<Said> answer(Span span) {
        return first(
                        said(span.attributes(), "gen_ai.output.messages", "assistant"),
                        inEvent(span, DETAILS, "gen_ai.output.messages", "assistant"),
                        numbered(span.attributes(), "gen_ai.completion."),
                        said(span.attributes(), "gen_ai.completion", "assistant"),
                        inEvent(span, "gen_ai.content.completion", "gen_ai.completion", "assistant"),
                        events(span, "gen_ai.choice"))
                .findFirst();
    }

    @SafeVarargs
    private static Stream<Said> first(List<Said>... places) {
        return Stream.of(places).filter(place -> !place.isEmpty()).findFirst().stream()
                .flatMap(List::stream)
                .filter(said -> !said.text().isEmpty());
    }

    private static List<Said> said(Attributes attributes, String name, String role) {
        return Said.in(attributes.structure(name), role);
    }

    private static List<Said> inEvent(Span span, String event, String name, String role) {
        return span.happening(event)
                .map(happening -> said(happening.attributes(), name, role))
                .orElse(List.of());
    }

    private static List<Said> numbered(Attributes attributes, String prefix) {
        var said = new ArrayList<Said>();
        for (int i = 0; i < MOST_MESSAGES && isThere(attributes, prefix + i); i++) {
            var each = prefix + i;
            var role = attributes.text(each + ".role").orElse(prefix.contains("prompt") ? "user" : "assistant");
            var finish = attributes.text(each + ".finish_reason").orElse(null);
            var content = Said.in(attributes.structure(each + ".content"), role);
            said.add(new Said(role, content.isEmpty() ? "" : content.get(0).text(), finish));
        }
        return said;
    }

    private static boolean isThere(Attributes attributes, String message) {
        return attributes.has(message + ".role") || attributes.has(message + ".content");
    }

    /** The content stands in the event's attributes, or as JSON in one of them. */
    private static List<Said> events(Span span, String name) {
        var role = ROLE_OF_EVENT.getOrDefault(name, "");
        return span.happenings().stream()
                .filter(happening -> happening.name().equals(name))
                .flatMap(happening -> Stream.of("gen_ai.event.content", "content", "message")
                        .map(happening.attributes()::structure)
                        .map(content -> Said.in(content, role))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .stream()
                        .flatMap(List::stream))
                .toList();
    }
}
