package dev.vigia.jobs.alerts;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;

/** The table {@code chat_alert}. */
public final class AlertTable {
    private static final String UPSERT = """
            insert into chat_alert as a (generation, alert_id, rule_id, agent_id, metric, severity, state, value,
                threshold, summary, started_at, resolved_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, alert_id) do update set
                severity = excluded.severity, state = excluded.state, value = excluded.value,
                threshold = excluded.threshold, summary = excluded.summary, resolved_at = excluded.resolved_at,
                version = excluded.version, updated_at = now()
            where excluded.version >= a.version""";

    private static final String CLEAR = """
            update chat_alert set state = 'resolved', resolved_at = greatest(started_at, ?), version = ?,
                updated_at = now()
            where generation = ? and agent_id = ? and rule_id = ? and state = 'firing' and version < ?""";

    private AlertTable() {}

    public static Sink<Alert> sink(JobSettings settings) {
        return PostgresSinks.upsert(settings, UPSERT, AlertTable::bind);
    }

    /** Resolves what still fires although all is clear. */
    public static Sink<AllClear> clearing(JobSettings settings) {
        return PostgresSinks.upsert(settings, CLEAR, AlertTable::bind);
    }

    private static void bind(PreparedStatement row, Alert alert) throws SQLException {
        new Columns(row)
                .whole(alert.generation())
                .text(alert.alertId())
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
                .whole(alert.version());
    }

    private static void bind(PreparedStatement row, AllClear clear) throws SQLException {
        new Columns(row)
                .instant(clear.at())
                .whole(clear.version())
                .whole(clear.generation())
                .text(clear.agentId())
                .text(clear.ruleId())
                .whole(clear.version());
    }
}
