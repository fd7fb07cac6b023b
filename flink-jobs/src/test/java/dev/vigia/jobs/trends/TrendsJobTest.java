package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.alerts.AlertSettings;
import dev.vigia.jobs.alerts.AlertsPipeline;
import dev.vigia.jobs.series.TestTile;
import dev.vigia.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pipelines in a cluster, with RocksDB state and two subtasks. */
class TrendsJobTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @Test
    void metricsThatMoveAreFoundForEachAgent() throws Exception {
        var sent = new ArrayList<MetricTile>();
        for (int i = 0; i < 32; i++) {
            var minute = TestTile.minutesAfter("10:00", i);
            for (var channel : List.of("web", "app")) {
                sent.add(minute.agent("climbing")
                        .channel(channel)
                        .turns(4 + i, 0)
                        .tile());
                sent.add(minute.agent("failing")
                        .channel(channel)
                        .turns(20, i / 2)
                        .tile());
            }
        }
        var env = environment();
        var tiles = withEventTime(env.fromData(TypeInformation.of(MetricTile.class), sent.toArray(MetricTile[]::new))
                .uid("tiles"));
        var found = TrendsPipeline.build(tiles, TrendSettings.from(Settings.of(Map.of())));

        var last = found.trends().executeAndCollect(10_000).stream()
                .filter(trend -> trend.windowEnd().equals(TestTile.time("10:30:00")))
                .toList();
        assertThat(last)
                .filteredOn(trend -> trend.agentId().equals("climbing"))
                .filteredOn(trend -> !trend.direction().equals("steady"))
                .extracting(Trend::metric)
                .containsExactlyInAnyOrder("turns", "messages", "conversations");
        assertThat(last)
                .filteredOn(trend -> trend.agentId().equals("failing"))
                .filteredOn(trend -> !trend.direction().equals("steady"))
                .extracting(Trend::metric, Trend::direction)
                .containsExactlyInAnyOrder(tuple("errorRate", "rising"), tuple("successRate", "falling"));
    }

    @Test
    void anAlertDoesNotWaitForTheMinute() throws Exception {
        var env = environment();
        var source = new DataGeneratorSource<>(
                index -> TestTile.at("10:00")
                        .asOf("10:00:10")
                        .agent("failing")
                        .turns(20, 9)
                        .tile(),
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(20),
                TypeInformation.of(MetricTile.class));
        var tiles = env.fromSource(source, WatermarkStrategy.noWatermarks(), "tiles")
                .uid("tiles");
        var rules = AlertSettings.from(Settings.of(Map.of())).rules();

        var alerts = AlertsPipeline.build(tiles, rules).alerts().executeAndCollect(1);
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.alertId()).isEqualTo("error-rate/failing/2026-03-05T10:00:00Z");
            assertThat(alert.summary())
                    .isEqualTo("Error rate of failing is 45.0 % over the last 5 minutes (20 turns), above 20.0 %.");
        });
    }

    private static StreamExecutionEnvironment environment() {
        var configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(2);
        return env;
    }

    private static DataStream<MetricTile> withEventTime(DataStream<MetricTile> tiles) {
        return tiles.assignTimestampsAndWatermarks(WatermarkStrategy.<MetricTile>forMonotonousTimestamps()
                        .withTimestampAssigner((tile, previous) -> tile.asOf().toEpochMilli()))
                .uid("event-time");
    }
}
