package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Messages, and failures to answer, into {@code chat_message}. What was said does not change, so nothing is updated. */
final class MessageTable {
    private static final TargetTable TABLE = TargetTable.appended(
            "chat_message",
            List.of(
                    "occurred_at",
                    "conversation_id",
                    "event_id",
                    "agent_id",
                    "role",
                    "text",
                    "failed",
                    "failure_reason",
                    "fallback",
                    "first_chunk_at",
                    "completed_at",
                    "chunks",
                    "finish_reason",
                    "model",
                    "input_tokens",
                    "output_tokens",
                    "observed_at",
                    "source",
                    "sequence",
                    "clock_corrected"));

    private MessageTable() {}

    static boolean takes(FlatEvent event) {
        return Shares.isMessage(event);
    }

    static Sink<FlatEvent> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(job, TABLE.under(generations.query()), null, (fields, event) -> {
            boolean failed = event.type() == EventType.MESSAGE_FAILED;
            boolean answer = event.type() == EventType.MESSAGE_AGENT;
            fields.millis(event.occurredAt())
                    .text(event.conversationId())
                    .text(event.eventId())
                    .text(event.agentId())
                    .text(event.type() == EventType.MESSAGE_USER ? "user" : "agent")
                    .text(failed ? Dimensions.orEmpty(event.detail()) : Dimensions.orEmpty(event.text()))
                    .flag(failed)
                    .text(failed ? event.reason() : null)
                    .flag(event.fallback())
                    .millis(answer ? (Long) event.firstChunkAt() : null)
                    .millis(answer ? (Long) event.completedAt() : null)
                    .integer(event.chunks())
                    .text(event.finishReason())
                    .text(event.model())
                    .whole(event.inputTokens())
                    .whole(event.outputTokens())
                    .millis(event.observedAt())
                    .text(event.source())
                    .whole(event.sequence())
                    .flag(event.timeReplaced());
        });
    }
}
