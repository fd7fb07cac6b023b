package dev.vigia.jobs.alerts;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** The table {@code chat_alert}. */
public final class AlertTable {
    private static final TargetTable TABLE = TargetTable.versioned(
                    "chat_alert",
                    List.of("alert_id"),
                    List.of(
                            "alert_id",
                            "rule_id",
                            "agent_id",
                            "metric",
                            "severity",
                            "state",
                            "value",
                            "threshold",
                            "summary",
                            "started_at",
                            "resolved_at",
                            "version"))
            .under(Generations.EVERY.query());

    private static final TargetTable CLEARED =
            TargetTable.updated("chat_alert", List.of("agent_id", "rule_id", "resolved_at", "version"), """
                update chat_alert as known set state = 'resolved',
                    resolved_at = greatest(known.started_at, clear.resolved_at), version = clear.version,
                    updated_at = now()
                from %s as clear
                where known.agent_id = clear.agent_id and known.rule_id = clear.rule_id
                    and known.state = 'firing' and known.version < clear.version\
                """);

    private AlertTable() {}

    /** What is all clear. */
    private record Name(String agentId, String ruleId) {}

    public static Sink<Alert> sink(JobSettings job) {
        return PostgresSinks.copy(job, TABLE, Alert::alertId, (fields, alert) -> fields.text(alert.alertId())
                .text(alert.ruleId())
                .text(alert.agentId())
                .text(alert.metric())
                .text(alert.severity())
                .text(alert.state())
                .decimal(alert.value())
                .decimal(alert.threshold())
                .text(alert.summary())
                .instant(alert.startedAt())
                .instant(alert.resolvedAt())
                .whole(alert.version()));
    }

    /** Resolves what still fires although all is clear. */
    public static Sink<AllClear> clearing(JobSettings job) {
        return PostgresSinks.copy(
                job, CLEARED, clear -> new Name(clear.agentId(), clear.ruleId()), (fields, clear) -> fields.text(
                                clear.agentId())
                        .text(clear.ruleId())
                        .instant(clear.at())
                        .whole(clear.version()));
    }
}
