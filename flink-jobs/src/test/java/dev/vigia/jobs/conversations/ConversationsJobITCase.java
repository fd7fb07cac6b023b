package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.AgentHealth;
import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.TestBroker;
import dev.vigia.schema.Migrations;
import dev.vigia.settings.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole job, from a real broker to a real PostgreSQL. */
class ConversationsJobITCase {
    private static final long SEED = 7;
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
    private static StoredTables stored;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(directory);
        postgres = EmbeddedPostgres.start();
        Migrations.apply(postgres.getPostgresDatabase());
        stored = new StoredTables(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        broker.close();
    }

    @Test
    void eventsBecomeRowsAndTheSameEventsAgainChangeNothing() throws Exception {
        var events = Scripted.conversations(new Random(SEED), 30);
        var expected = Oracle.tablesOf(events, Duration.ofMinutes(30), Duration.ofMinutes(5));
        var job = submit();
        send(events);
        broker.send(Topics.EVENTS, List.of(Map.entry("x", "{\"nothing\":".getBytes(StandardCharsets.UTF_8))));
        send(List.of(health(), annotation()));

        awaitTables(expected);
        assertThat(stored.number("select count(*) from chat_message")).isEqualTo(messagesIn(events));
        assertThat(stored.texts("select agent_id || up || cpu from agent_health"))
                .containsExactly("agent-0true0.5");
        assertThat(stored.texts("select kind || text from chat_annotation")).containsExactly("deploynew prompt");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(broker.read(Topics.REJECTED))
                .singleElement()
                .satisfies(letter ->
                        assertThat(EventJson.decodeRejected(letter).reason()).contains("not JSON")));
        assertThat(broker.read(Topics.TILES))
                .hasSizeGreaterThanOrEqualTo(expected.tiles().size());

        var versions = versions();
        send(events);
        awaitLedger(events.size() + 2, events.size(), 1);
        assertThat(stored.read()).isEqualTo(expected);
        assertThat(versions()).isEqualTo(versions);

        cancel(job);
        var again = submit();
        var before = stored.number("select min(version) from chat_ledger");
        await().atMost(PATIENCE).until(() -> stored.number("select min(version) from chat_ledger") > before);
        awaitLedger(events.size() + 2, events.size(), 1);
        awaitTables(expected);
        assertThat(versions()).isEqualTo(versions);
        cancel(again);
    }

    private static JobClient submit() throws Exception {
        var env = JobEnvironment.strict(new Configuration());
        env.setParallelism(1);
        ConversationsJob.define(
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

    private static void send(List<? extends ChatEvent> events) {
        var shuffled = new ArrayList<ChatEvent>(events);
        Collections.shuffle(shuffled, new Random(SEED));
        broker.send(
                Topics.EVENTS,
                shuffled.stream()
                        .map(event -> Map.entry(event.key(), EventJson.encode(event)))
                        .toList());
    }

    private static void awaitTables(Tables expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored.read()).isEqualTo(expected));
    }

    private static void awaitLedger(long storedEvents, long duplicates, long rejected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored.texts(
                        "select sum(stored) || '/' || sum(duplicate) || '/' || sum(rejected) from chat_ledger"))
                .containsExactly(storedEvents + "/" + duplicates + "/" + rejected));
    }

    /** The versions of everything that a replay must leave alone. */
    private static List<String> versions() throws Exception {
        return stored.texts("""
                select conversation_id || version from chat_conversation
                union all select turn_id || version from chat_turn order by 1""");
    }

    private static long messagesIn(List<ChatEvent> events) {
        return events.stream()
                .filter(event -> event.type().wireName().startsWith("message."))
                .count();
    }

    /** Also moves event time far enough for every conversation to have fallen silent. */
    private static ChatEvent health() {
        return new AgentHealth(looseEnvelope("health"), true, 0.5, 1L, 0, 2);
    }

    private static ChatEvent annotation() {
        return new AnnotationAdded(looseEnvelope("annotation"), "deploy", "new prompt");
    }

    private static Envelope looseEnvelope(String id) {
        Instant later = Dialogue.START.plus(Duration.ofDays(10));
        return new Envelope(id, "agent-0", null, null, null, null, null, later, later, "probe", 1, Map.of());
    }
}
