package dev.vigia.jobs.conversations;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;

/** The last known state of each agent into {@code agent_health}. */
final class HealthTable {
    private static final TargetTable TABLE = new TargetTable(
            "agent_health",
            List.of("agent_id", "up", "cpu", "memory_bytes", "queue", "connections", "occurred_at"),
            List.of("agent_id"),
            "occurred_at",
            false,
            null,
            null);

    private HealthTable() {}

    static boolean takes(FlatEvent event) {
        return event.health() != null;
    }

    static Sink<FlatEvent> sink(JobSettings job) {
        return PostgresSinks.copy(job, TABLE, FlatEvent::agentId, (fields, event) -> {
            var health = Objects.requireNonNull(event.health(), "only events with health come here");
            fields.text(event.agentId())
                    .flag(health.up())
                    .decimal(health.cpu())
                    .whole(health.memoryBytes())
                    .integer(health.queue())
                    .integer(health.connections())
                    .millis(event.occurredAt());
        });
    }
}
