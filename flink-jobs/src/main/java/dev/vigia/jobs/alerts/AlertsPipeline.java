package dev.vigia.jobs.alerts;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.series.AgentKey;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * <pre>
 * tiles -> by agent -> threshold rules -> alerts
 *                                     \-> all clear
 * </pre>
 */
public final class AlertsPipeline {
    private AlertsPipeline() {}

    public record Outputs(DataStream<Alert> alerts, DataStream<AllClear> allClear) {}

    /** @param tiles in any order, any version any number of times, complete or provisional */
    public static Outputs build(DataStream<MetricTile> tiles, AlertRules rules) {
        var alerts = tiles.keyBy(AgentKey::of)
                .process(new AlertFunction(rules))
                .uid("alerts")
                .name("Alerts of each agent");
        return new Outputs(alerts, alerts.getSideOutput(AlertFunction.ALL_CLEAR));
    }
}
