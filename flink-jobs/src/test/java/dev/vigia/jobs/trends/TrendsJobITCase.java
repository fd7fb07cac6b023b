package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.EventJson;
import dev.vigia.events.MetricTile;
import dev.vigia.events.Topics;
import dev.vigia.jobs.JobStage;
import dev.vigia.jobs.series.TestTile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job, from a real broker to a real PostgreSQL. */
class TrendsJobITCase {
    private static final String ROWS = """
            select (agent_id, metric, window_end, slope_per_hour, p_value, points)::text
            from chat_trend where window_end <= '2026-03-05T10:32:00Z' order by 1""";

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = JobStage.cluster();

    @RegisterExtension
    static final JobStage STAGE = new JobStage();

    @Test
    void tilesBecomeTrendsAndAlertsAndTheSameTilesAgainChangeNothing() throws Exception {
        STAGE.broker().send(Topics.TILES, List.of(Map.entry("x", "{\"turns\":".getBytes(StandardCharsets.UTF_8))));
        send(tiles());
        var job = STAGE.submit(TrendsJob::define);

        await().atMost(JobStage.PATIENCE).untilAsserted(() -> assertThat(STAGE.rows("""
                        select agent_id || ' ' || metric || ' ' || direction from chat_trend
                        where window_end = '2026-03-05T10:30:00Z' and direction <> 'steady' order by 1"""))
                .containsExactly(
                        "shop errorRate rising",
                        "shop firstResponseMs.p95 rising",
                        "shop responseMs.p50 rising",
                        "shop responseMs.p95 rising",
                        "shop successRate falling"));
        await().atMost(JobStage.PATIENCE)
                .untilAsserted(() -> assertThat(STAGE.rows("""
                        select rule_id || ' ' || agent_id || ' ' || state || ' ' || (value > threshold)
                        from chat_alert""")).containsExactly("error-rate shop firing true"));
        assertThat(STAGE.broker().read(Topics.REJECTED)).singleElement().satisfies(letter -> assertThat(
                        EventJson.decodeRejected(letter).stage())
                .isEqualTo("trends"));

        var rows = STAGE.rows(ROWS);
        var newest = STAGE.rows("select max(version)::text from chat_trend").get(0);
        STAGE.cancel(job);
        var again = STAGE.submit(TrendsJob::define);
        await().atMost(JobStage.PATIENCE).untilAsserted(() -> assertThat(STAGE.rows(
                        "select metric from chat_trend where window_end <= '2026-03-05T10:32:00Z' and version <= "
                                + newest))
                .isEmpty());
        assertThat(STAGE.rows(ROWS)).isEqualTo(rows);
        STAGE.cancel(again);
    }

    /** Errors and latency of one agent climb; the other stays as it is. */
    private static List<MetricTile> tiles() {
        var tiles = new ArrayList<MetricTile>();
        for (int i = 0; i < 33; i++) {
            var minute = TestTile.minutesAfter("10:00", i);
            for (var channel : List.of("web", "app")) {
                tiles.add(minute.agent("shop")
                        .channel(channel)
                        .turns(15, i / 4)
                        .latency(500 + 20 * i)
                        .tile());
                tiles.add(minute.agent("calm").channel(channel).turns(15, 1).tile());
            }
        }
        return tiles;
    }

    /** Tiles of an agent of no interest, so many that every partition has one that moves its watermark. */
    private static List<Map.Entry<String, byte[]>> ticks() {
        var tick = EventJson.encode(
                TestTile.at("10:33").asOf("10:33:10").agent("clock").tile());
        return IntStream.range(0, 64).mapToObj(i -> Map.entry("tick" + i, tick)).toList();
    }

    private static void send(List<MetricTile> tiles) {
        STAGE.broker()
                .send(
                        Topics.TILES,
                        tiles.stream()
                                .map(tile -> Map.entry(tile.agentId() + tile.bucketStart(), EventJson.encode(tile)))
                                .toList());
        STAGE.broker().send(Topics.TILES, ticks());
    }
}
