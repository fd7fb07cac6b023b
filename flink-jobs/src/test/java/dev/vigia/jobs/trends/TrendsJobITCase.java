package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.EventJson;
import dev.vigia.events.MetricTile;
import dev.vigia.events.Topics;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.TestBroker;
import dev.vigia.jobs.series.TestTile;
import dev.vigia.schema.Migrations;
import dev.vigia.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to a real PostgreSQL. */
class TrendsJobITCase {
    private static final String ROWS = """
            select (agent_id, metric, window_end, slope_per_hour, p_value, points)::text
            from chat_trend where window_end <= '2026-03-05T10:32:00Z' order by 1""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    static Path directory;

    private static TestBroker broker;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(directory);
        postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        broker.close();
    }

    @Test
    void tilesBecomeTrendsAndAlertsAndTheSameTilesAgainChangeNothing() throws Exception {
        broker.send(Topics.TILES, List.of(Map.entry("x", "{\"turns\":".getBytes(StandardCharsets.UTF_8))));
        send(tiles());
        var job = submit();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts("""
                        select agent_id || ' ' || metric || ' ' || direction from chat_trend
                        where window_end = '2026-03-05T10:30:00Z' and direction <> 'steady' order by 1"""))
                .containsExactly(
                        "shop errorRate rising",
                        "shop firstResponseMs.p95 rising",
                        "shop responseMs.p50 rising",
                        "shop responseMs.p95 rising",
                        "shop successRate falling"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("""
                        select rule_id || ' ' || agent_id || ' ' || state || ' ' || (value > threshold)
                        from chat_alert""")).containsExactly("error-rate shop firing true"));
        assertThat(broker.read(Topics.REJECTED)).singleElement().satisfies(letter -> assertThat(
                        EventJson.decodeRejected(letter).stage())
                .isEqualTo("trends"));

        var rows = texts(ROWS);
        var newest = texts("select max(version)::text from chat_trend").get(0);
        cancel(job);
        var again = submit();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        texts("select metric from chat_trend where window_end <= '2026-03-05T10:32:00Z' and version <= "
                                + newest))
                .isEmpty());
        assertThat(texts(ROWS)).isEqualTo(rows);
        cancel(again);
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
        broker.send(
                Topics.TILES,
                tiles.stream()
                        .map(tile -> Map.entry(tile.agentId() + tile.bucketStart(), EventJson.encode(tile)))
                        .toList());
        broker.send(Topics.TILES, ticks());
    }

    private static JobClient submit() throws Exception {
        var env = JobEnvironment.strict();
        env.setParallelism(1);
        TrendsJob.define(
                env,
                Settings.of(Map.of(
                        "VIGIA_KAFKA_BOOTSTRAP",
                        broker.bootstrap(),
                        "VIGIA_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                        "VIGIA_DB_USER",
                        "postgres",
                        "VIGIA_DB_PASSWORD",
                        "postgres")));
        return env.executeAsync();
    }

    private static void cancel(JobClient job) throws Exception {
        job.cancel().get();
        await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isGloballyTerminalState());
    }

    private static List<String> texts(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
