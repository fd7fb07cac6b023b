package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Marks on the time axis into {@code chat_annotation}. */
final class AnnotationTable {
    private static final TargetTable TABLE = TargetTable.appended(
            "chat_annotation", List.of("event_id", "agent_id", "conversation_id", "kind", "text", "occurred_at"));

    private AnnotationTable() {}

    static boolean takes(FlatEvent event) {
        return event.type() == EventType.ANNOTATION_ADDED;
    }

    static Sink<FlatEvent> sink(JobSettings job) {
        return PostgresSinks.copy(job, TABLE, null, (fields, event) -> fields.text(event.eventId())
                .text(event.agentId())
                .text(event.conversationId())
                .text(event.reason())
                .text(Dimensions.orEmpty(event.text()))
                .millis(event.occurredAt()));
    }
}
