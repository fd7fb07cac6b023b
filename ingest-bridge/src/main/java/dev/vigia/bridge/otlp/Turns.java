package dev.vigia.bridge.otlp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.bridge.intake.Draft;
import dev.vigia.events.EventIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From a span of a model call or an agent's run to events: what the user said, what was answered or how that failed,
 * and evaluations as feedback. A message is known by trace, side and text: the same question in the span of an agent
 * and in those of its model calls is one event, and so is one that is exported twice.
 */
final class Turns {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Calls that say something to a user; embeddings, tools and retrieval do not. */
    private static final Set<String> OPERATIONS =
            Set.of("chat", "text_completion", "generate_content", "completion", "invoke_agent", "invoke_workflow");

    /** A day: whoever measures longer ones measured something else. */
    private static final double LONGEST_SECONDS = 86_400;

    private static final String EVALUATION = "gen_ai.evaluation.result";
    private static final String UNKNOWN_SERVICE = "unknown_service";

    private Turns() {}

    /** The events of the span; none where it is not about generative AI. */
    static List<Draft> of(Span span) {
        var drafts = new ArrayList<Draft>();
        Optional<String> answerId = Optional.empty();
        if (isCall(span)) {
            var question = Exchange.question(span);
            var answer = Exchange.answer(span);
            question.ifPresent(said -> drafts.add(draft(question(span, said.text()))));
            answerId = answer.map(said -> messageId(span, "agent", said.text()));
            answer.ifPresent(said -> drafts.add(draft(answer(span, said))));
            if (answer.isEmpty() && span.failed()) {
                drafts.add(draft(failure(span)));
            }
        }
        int number = 0;
        for (var happening : span.happenings()) {
            if (happening.name().equals(EVALUATION)) {
                var id = EventIds.named(span.traceId(), span.spanId(), EVALUATION, Integer.toString(number++));
                var judged = event(span, "feedback.given", id, happening.at());
                answerId.ifPresent(answered -> judged.put("messageId", answered));
                Evaluation.of(happening.attributes()).describe(judged);
                drafts.add(draft(judged));
            }
        }
        return drafts;
    }

    private static boolean isCall(Span span) {
        var attributes = span.attributes();
        var operation = attributes.text("gen_ai.operation.name", "llm.request.type");
        return operation
                .map(OPERATIONS::contains)
                .orElseGet(() -> attributes.has("gen_ai.system") || attributes.has("gen_ai.provider.name"));
    }

    private static ObjectNode question(Span span, String text) {
        return event(span, "message.user", messageId(span, "user", text), span.start())
                .put("text", text);
    }

    private static ObjectNode answer(Span span, Said said) {
        var attributes = span.attributes();
        var firstChunk = firstChunkAt(span);
        var answer = event(span, "message.agent", messageId(span, "agent", said.text()), firstChunk.orElse(span.end()))
                .put("text", said.text())
                .put("completedAt", span.end().toString());
        firstChunk.ifPresent(at -> answer.put("firstChunkAt", at.toString()));
        long chunks = chunks(span).count();
        if (chunks > 0) {
            answer.put("chunks", chunks);
        }
        var reasons = attributes.structure("gen_ai.response.finish_reasons");
        var reason = reasons.path(0).isTextual() ? reasons.path(0).textValue() : said.finishReason();
        if (reason != null && !reason.isEmpty()) {
            answer.put("finishReason", reason);
        }
        attributes.text("gen_ai.response.model", "gen_ai.request.model").ifPresent(model -> answer.put("model", model));
        attributes
                .number("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens")
                .ifPresent(tokens -> answer.put("inputTokens", tokens.longValue()));
        attributes
                .number("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens")
                .ifPresent(tokens -> answer.put("outputTokens", tokens.longValue()));
        return answer;
    }

    /** As measured by the client, in seconds; else the time of the first chunk's event. */
    private static Optional<Instant> firstChunkAt(Span span) {
        var longest = Duration.between(span.start(), span.end());
        return span.attributes()
                .number("gen_ai.response.time_to_first_chunk", "gen_ai.server.time_to_first_token")
                .filter(seconds -> seconds >= 0 && !longest.isNegative())
                .map(seconds -> Duration.ofNanos((long) (Math.min(seconds, LONGEST_SECONDS) * 1e9)))
                .map(wait -> span.start().plus(wait.compareTo(longest) < 0 ? wait : longest))
                .or(() -> chunks(span).map(Span.Happening::at).min(Instant::compareTo));
    }

    private static Stream<Span.Happening> chunks(Span span) {
        return span.happenings().stream().filter(happening -> happening.name().endsWith("content.completion.chunk"));
    }

    private static ObjectNode failure(Span span) {
        var reason = span.attributes().text("error.type").orElse("error");
        var failed = event(span, "message.failed", messageId(span, "failed", reason), span.end())
                .put("reason", reason);
        var detail = span.happening("exception")
                .flatMap(exception -> exception.attributes().text("exception.message"))
                .or(() -> Optional.of(span.statusMessage()).filter(message -> !message.isBlank()));
        detail.ifPresent(text -> failed.put("detail", text));
        return failed;
    }

    private static String messageId(Span span, String side, String text) {
        return EventIds.named("otlp", span.traceId(), conversation(span), side, text);
    }

    private static ObjectNode event(Span span, String type, String id, Instant at) {
        var event = JSON.objectNode()
                .put("type", type)
                .put("eventId", id)
                .put("agentId", agent(span))
                .put("conversationId", conversation(span))
                .put("occurredAt", at.toString());
        span.resource().text("service.version").ifPresent(version -> event.put("agentVersion", version));
        span.attributes()
                .text("user.id", "enduser.id", "traceloop.association.properties.user_id")
                .ifPresent(user -> event.put("userId", user));
        var labels =
                event.putObject("attributes").put("traceId", span.traceId()).put("spanId", span.spanId());
        span.attributes()
                .text("gen_ai.provider.name", "gen_ai.system")
                .ifPresent(provider -> labels.put("provider", provider));
        span.attributes().text("gen_ai.agent.name").ifPresent(name -> labels.put("agentName", name));
        return event;
    }

    /** The service is the same in all spans of a turn; the conventions' agent is named in some of them only. */
    private static String agent(Span span) {
        return span.resource()
                .text("service.name")
                .filter(name -> !name.startsWith(UNKNOWN_SERVICE))
                .or(() -> span.attributes().text("gen_ai.agent.name", "gen_ai.agent.id"))
                .orElse(UNKNOWN_SERVICE);
    }

    private static String conversation(Span span) {
        return span.attributes()
                .text("gen_ai.conversation.id", "session.id", "traceloop.association.properties.session_id")
                .or(() -> span.resource().text("session.id"))
                .orElse(span.traceId());
    }

    private static Draft draft(ObjectNode event) {
        return Draft.of(null, event, event.toString().getBytes(StandardCharsets.UTF_8));
    }
}
