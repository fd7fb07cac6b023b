package dev.vigia.jobs.trends;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.series.AgentKey;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * <pre>
 * tiles -> by agent -> one window a minute: series per metric -> trends
 * </pre>
 */
public final class TrendsPipeline {
    private TrendsPipeline() {}

    public record Outputs(DataStream<Trend> trends) {}

    /** @param tiles with watermarks, in any order, any version any number of times */
    public static Outputs build(DataStream<MetricTile> tiles, TrendSettings settings) {
        var trends = tiles.keyBy(AgentKey::of)
                .process(new TrendFunction(settings))
                .uid("trends")
                .name("Trends of each agent");
        return new Outputs(trends);
    }
}
