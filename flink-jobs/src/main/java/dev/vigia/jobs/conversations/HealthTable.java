package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;

/** The last known state of each agent into {@code agent_health}. */
final class HealthTable {
    private static final String SQL = """
            insert into agent_health as known (agent_id, up, cpu, memory_bytes, queue, connections, occurred_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (agent_id) do update set
                up = excluded.up, cpu = excluded.cpu, memory_bytes = excluded.memory_bytes, queue = excluded.queue,
                connections = excluded.connections, occurred_at = excluded.occurred_at
            where excluded.occurred_at >= known.occurred_at""";

    private HealthTable() {}

    static boolean takes(FlatEvent event) {
        return event.health() != null;
    }

    static Sink<FlatEvent> sink(JobSettings job) {
        return PostgresSinks.upsert(job, SQL, (statement, event) -> {
            var health = Objects.requireNonNull(event.health(), "only events with health come here");
            new Columns(statement)
                    .text(event.agentId())
                    .flag(health.up())
                    .decimal(health.cpu())
                    .whole(health.memoryBytes())
                    .whole(health.queue())
                    .whole(health.connections())
                    .millis(event.occurredAt());
        });
    }
}
