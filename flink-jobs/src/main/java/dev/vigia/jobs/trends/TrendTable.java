package dev.vigia.jobs.trends;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** The table {@code chat_trend}. */
final class TrendTable {
    private static final TargetTable TABLE = new TargetTable(
                    "chat_trend",
                    List.of(
                            "agent_id",
                            "metric",
                            "window_end",
                            "window_start",
                            "direction",
                            "slope_per_hour",
                            "current_value",
                            "baseline_value",
                            "p_value",
                            "points",
                            "as_of",
                            "version"),
                    List.of("agent_id", "metric", "window_end"),
                    "version",
                    false,
                    null,
                    null)
            .under(Generations.EVERY.query());

    private TrendTable() {}

    /** What names a row. */
    private record Name(String agentId, String metric, Instant windowEnd) {}

    static Sink<Trend> sink(JobSettings job) {
        return PostgresSinks.copy(
                job,
                TABLE,
                trend -> new Name(trend.agentId(), trend.metric(), trend.windowEnd()),
                (fields, trend) -> fields.text(trend.agentId())
                        .text(trend.metric())
                        .instant(trend.windowEnd())
                        .instant(trend.windowStart())
                        .text(trend.direction())
                        .decimal(trend.slopePerHour())
                        .decimal(trend.currentValue())
                        .decimal(trend.baselineValue())
                        .decimal(trend.pValue())
                        .integer(trend.points())
                        .instant(trend.asOf())
                        .whole(trend.version()));
    }
}
