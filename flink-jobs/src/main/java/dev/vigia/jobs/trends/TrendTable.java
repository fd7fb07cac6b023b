package dev.vigia.jobs.trends;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;

/** The table {@code chat_trend}. */
final class TrendTable {
    private static final String UPSERT = """
            insert into chat_trend as t (generation, agent_id, metric, window_end, window_start, direction,
                slope_per_hour, current_value, baseline_value, p_value, points, as_of, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, agent_id, metric, window_end) do update set
                window_start = excluded.window_start, direction = excluded.direction,
                slope_per_hour = excluded.slope_per_hour, current_value = excluded.current_value,
                baseline_value = excluded.baseline_value, p_value = excluded.p_value, points = excluded.points,
                as_of = excluded.as_of, version = excluded.version
            where excluded.version >= t.version""";

    private TrendTable() {}

    static Sink<Trend> sink(JobSettings settings) {
        return PostgresSinks.upsert(settings, UPSERT, TrendTable::bind);
    }

    private static void bind(PreparedStatement row, Trend trend) throws SQLException {
        new Columns(row)
                .whole(trend.generation())
                .text(trend.agentId())
                .text(trend.metric())
                .instant(trend.windowEnd())
                .instant(trend.windowStart())
                .text(trend.direction())
                .decimal(trend.slopePerHour())
                .decimal(trend.currentValue())
                .decimal(trend.baselineValue())
                .decimal(trend.pValue())
                .whole(trend.points())
                .instant(trend.asOf())
                .whole(trend.version());
    }
}
