package dev.vigia.jobs.alerts;

import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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
        row.setInt(1, alert.generation());
        row.setString(2, alert.alertId());
        row.setString(3, alert.ruleId());
        row.setString(4, alert.agentId());
        row.setString(5, alert.metric());
        row.setString(6, alert.severity());
        row.setString(7, alert.state());
        row.setDouble(8, alert.value());
        row.setDouble(9, alert.threshold());
        row.setString(10, alert.summary());
        row.setObject(11, utc(alert.startedAt()));
        row.setObject(
                12, Optional.ofNullable(alert.resolvedAt()).map(AlertTable::utc).orElse(null));
        row.setLong(13, alert.version());
    }

    private static void bind(PreparedStatement row, AllClear clear) throws SQLException {
        row.setObject(1, utc(clear.at()));
        row.setLong(2, clear.version());
        row.setInt(3, clear.generation());
        row.setString(4, clear.agentId());
        row.setString(5, clear.ruleId());
        row.setLong(6, clear.version());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
