package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Users' judgements into {@code user_satisfaction}. */
final class FeedbackTable {
    private static final TargetTable TABLE = TargetTable.appended(
            "user_satisfaction",
            List.of(
                    "event_id",
                    "conversation_id",
                    "agent_id",
                    "user_id",
                    "rating",
                    "thumbs",
                    "comment",
                    "message_id",
                    "occurred_at"));

    private FeedbackTable() {}

    static boolean takes(FlatEvent event) {
        return event.type() == EventType.FEEDBACK_GIVEN;
    }

    static Sink<FlatEvent> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(
                job, TABLE.under(generations.query()), null, (fields, event) -> fields.text(event.eventId())
                        .text(event.conversationId())
                        .text(event.agentId())
                        .text(event.userId())
                        .small(event.rating())
                        .text(event.detail())
                        .text(event.text())
                        .text(event.ratedEventId())
                        .millis(event.occurredAt()));
    }
}
