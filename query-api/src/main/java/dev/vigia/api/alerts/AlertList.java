package dev.vigia.api.alerts;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Cursor;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Alerts, those that started last first, a page at a time. */
public record AlertList(
        @Doc("The page") List<Alert> items,

        @Doc(value = "Give it as `cursor` for the next page; null on the last one", example = "null") @Nullable
        String nextCursor,

        @Doc(value = "Alerts that fire now, whatever the filters", example = "1")
        long firing) {

    /** One alert, from firing to resolved. */
    public record Alert(
            @Doc(value = "The alert", example = "slow-answers/support/2026-11-22T09:40:00Z")
            String alertId,

            @Doc(value = "The rule that fired", example = "slow-answers")
            String ruleId,

            @Doc(value = "The agent", example = "support") String agentId,

            @Doc(value = "Name of the metric, as in the metrics object", example = "responseMs.p95")
            String metric,

            @Doc(
                    value = "info, warning or critical",
                    example = "warning",
                    choices = {"info", "warning", "critical"})
            String severity,

            @Doc(
                    value = "firing or resolved",
                    example = "firing",
                    choices = {"firing", "resolved"})
            String state,

            @Doc(value = "The value that the rule saw last", example = "6120.0")
            double value,

            @Doc(value = "The value that it compares with", example = "5000.0")
            double threshold,

            @Doc(value = "In words", example = "p95 of support is 6.1 s, above 5 s")
            String summary,

            @Doc(value = "When it began", example = "2026-11-22T09:40:00Z")
            Instant startedAt,

            @Doc(value = "When it ended; null while it fires", example = "null") @Nullable
            Instant resolvedAt) {}

    /** States of an alert. */
    public enum State {
        FIRING,
        RESOLVED
    }

    private static final String QUERY = """
            select m.* from chat_alert m
            where m.generation = :generation%s
            order by m.started_at desc, m.alert_id desc
            limit :fetch""";

    private static final String FIRING = """
            select count(*) from chat_alert m
            where m.generation = :generation and m.state = 'firing'""";

    private static final RowMapper<Alert> ALERT = (row, context) -> new Alert(
            row.getString("alert_id"),
            row.getString("rule_id"),
            row.getString("agent_id"),
            row.getString("metric"),
            row.getString("severity"),
            row.getString("state"),
            row.getDouble("value"),
            row.getDouble("threshold"),
            row.getString("summary"),
            row.getTimestamp("started_at").toInstant(),
            Columns.instant(row, "resolved_at"));

    /** A page of alerts. */
    public static AlertList find(
            Snapshot snapshot,
            Optional<String> agentId,
            Optional<State> state,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Cursor> cursor,
            int limit) {
        var where = new Where()
                .and("m.agent_id = :agentId", "agentId", agentId)
                .and("m.state = :state", "state", state.map(known -> known == State.FIRING ? "firing" : "resolved"))
                .and("m.started_at >= :from", "from", from)
                .and("m.started_at < :to", "to", to)
                .bind("fetch", limit + 1);
        cursor.ifPresent(place -> where.and("(m.started_at, m.alert_id) < (:time, :id)")
                .bind("time", place.time())
                .bind("id", place.id()));
        var rows = snapshot.query(QUERY.formatted(where.sql()), where.values())
                .map(ALERT)
                .list();
        long firing =
                snapshot.query(FIRING, java.util.Map.of()).mapTo(Long.class).one();
        if (rows.size() <= limit) {
            return new AlertList(rows, null, firing);
        }
        var last = rows.get(limit - 1);
        return new AlertList(
                List.copyOf(rows.subList(0, limit)), new Cursor(last.startedAt(), last.alertId()).text(), firing);
    }
}
