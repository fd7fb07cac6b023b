package dev.vigia.api.trends;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Where metrics are heading. */
public record TrendList(
        @Doc("The newest of each agent and metric first") List<Trend> items,

        @Doc(value = "Which run of the analysis made them", example = "1")
        int generation) {

    /** One metric of one agent over one window. */
    public record Trend(
            @Doc(value = "The agent", example = "support") String agentId,

            @Doc(value = "Name of the metric, as in the metrics object", example = "responseMs.p95")
            String metric,

            @Doc(
                    value = "rising, falling or steady",
                    example = "rising",
                    choices = {"rising", "falling", "steady"})
            String direction,

            @Doc(value = "Change an hour, by Sen's slope, in the metric's unit", example = "12.5")
            double slopePerHour,

            @Doc(value = "Value at the end of the window", example = "2410.0")
            double currentValue,

            @Doc(value = "What was usual before", example = "1900.0")
            double baselineValue,

            @Doc(value = "Chance of such a slope without a trend, by Mann-Kendall", example = "0.01")
            double pValue,

            @Doc(value = "How many points the window has", example = "60")
            int points,

            @Doc(value = "Start of the window", example = "2026-11-22T09:00:00Z")
            Instant windowStart,

            @Doc(value = "End of the window", example = "2026-11-22T10:00:00Z")
            Instant windowEnd,

            @Doc(value = "Watermark when it was made", example = "2026-11-22T10:00:02Z")
            Instant asOf) {}

    /** The newest window of each agent and metric by a skip over the newest rows, then cut to the limit. */
    private static final String NEWEST = """
            select * from (
                select distinct on (m.agent_id, m.metric) m.* from chat_trend m
                where m.generation = :generation and m.window_end > :from and m.window_end <= :to%s
                order by m.agent_id, m.metric, m.window_end desc) newest
            order by newest.window_end desc, newest.agent_id, newest.metric
            limit :fetch""";

    private static final String ALL = """
            select m.* from chat_trend m
            where m.generation = :generation and m.window_end > :from and m.window_end <= :to%s
            order by m.window_end desc, m.agent_id, m.metric
            limit :fetch""";

    private static final RowMapper<Trend> TREND = (row, context) -> new Trend(
            row.getString("agent_id"),
            row.getString("metric"),
            row.getString("direction"),
            row.getDouble("slope_per_hour"),
            row.getDouble("current_value"),
            row.getDouble("baseline_value"),
            row.getDouble("p_value"),
            row.getInt("points"),
            row.getTimestamp("window_start").toInstant(),
            row.getTimestamp("window_end").toInstant(),
            row.getTimestamp("as_of").toInstant());

    /**
     * @param everyWindow every window in the range instead of only the newest of each agent and metric
     */
    public static TrendList find(
            Snapshot snapshot,
            Instant from,
            Instant to,
            Optional<String> agentId,
            Optional<String> metric,
            boolean everyWindow,
            int limit) {
        var where = new Where()
                .and("m.agent_id = :agentId", "agentId", agentId)
                .and("m.metric = :metric", "metric", metric)
                .bind("from", from)
                .bind("to", to)
                .bind("fetch", limit);
        var trends = snapshot.query((everyWindow ? ALL : NEWEST).formatted(where.sql()), where.values())
                .map(TREND)
                .list();
        return new TrendList(trends, snapshot.generation());
    }
}
