package dev.vigia.jobs.trends;

import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        row.setInt(1, trend.generation());
        row.setString(2, trend.agentId());
        row.setString(3, trend.metric());
        row.setObject(4, utc(trend.windowEnd()));
        row.setObject(5, utc(trend.windowStart()));
        row.setString(6, trend.direction());
        row.setDouble(7, trend.slopePerHour());
        row.setDouble(8, trend.currentValue());
        row.setDouble(9, trend.baselineValue());
        row.setDouble(10, trend.pValue());
        row.setInt(11, trend.points());
        row.setObject(12, utc(trend.asOf()));
        row.setLong(13, trend.version());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
