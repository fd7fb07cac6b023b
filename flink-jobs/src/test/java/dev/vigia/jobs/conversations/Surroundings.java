package dev.vigia.jobs.conversations;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.AgentHealth;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.TestBroker;
import dev.vigia.jobs.TestServers;
import dev.vigia.schema.Generations;
import dev.vigia.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.jspecify.annotations.Nullable;

/** What the job needs around it: a real broker, a real PostgreSQL and the configuration of a cluster. */
final class Surroundings implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final TestBroker broker;
    private final TestServers.Database database;
    private @Nullable JobClient job;

    private Surroundings(Path directory, TestBroker broker, TestServers.Database database) {
        this.directory = directory;
        this.broker = broker;
        this.database = database;
    }

    static Surroundings start(Path directory) throws Exception {
        var servers = TestServers.only();
        return new Surroundings(directory, servers.emptyBroker(), servers.database());
    }

    TestBroker broker() {
        return broker;
    }

    TestServers.Database database() {
        return database;
    }

    StoredTables stored() {
        return new StoredTables(database.connections());
    }

    JobClient startJob() throws Exception {
        return startJob(1, null);
    }

    /** @param savepoint what the job goes on from; null: nothing */
    JobClient startJob(int parallelism, @Nullable String savepoint) throws Exception {
        return startJob(parallelism, savepoint, Map.of());
    }

    JobClient startJob(int parallelism, @Nullable String savepoint, Map<String, String> more) throws Exception {
        var configuration = new Configuration();
        if (savepoint != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(parallelism);
        ConversationsJob.define(env, settings(more));
        var started = env.executeAsync();
        job = started;
        return started;
    }

    /** Runs the pipeline in batch mode over all that lies in Kafka, and waits for its end. */
    void reprocess(int generation, Map<String, String> changed) throws Exception {
        var more = new HashMap<>(changed);
        more.put("VIGIA_GENERATION", Integer.toString(generation));
        var env = JobEnvironment.strict(ReprocessJob.batch(new Configuration()));
        env.setParallelism(1);
        ReprocessJob.define(env, settings(more));
        env.execute("reprocess");
    }

    Generations generations() {
        return new Generations(database.connections());
    }

    private Settings settings(Map<String, String> more) {
        var values = new HashMap<String, String>();
        values.put("VIGIA_KAFKA_BOOTSTRAP", broker.bootstrap());
        values.put("VIGIA_DB_URL", database.url());
        values.put("VIGIA_DB_USER", "postgres");
        // Time passes by one event in one partition; the others are to be left behind soon.
        values.put("VIGIA_IDLENESS", "PT1S");
        values.putAll(more);
        return Settings.of(values);
    }

    /** Stops the job and answers where it can go on from. */
    String stopWithSavepoint() throws Exception {
        var running = requireNonNull(job);
        job = null;
        return running.stopWithSavepoint(
                        false, directory.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
    }

    void stopJob() throws Exception {
        var running = job;
        if (running != null) {
            job = null;
            running.cancel().get();
            await().atMost(PATIENCE).until(() -> running.getJobStatus().get().isGloballyTerminalState());
        }
    }

    void send(List<? extends ChatEvent> events) {
        broker.send(
                Topics.EVENTS,
                events.stream()
                        .map(event -> Map.entry(event.key(), EventJson.encode(event)))
                        .toList());
    }

    /** Moves event time far enough for every conversation to have fallen silent. */
    void letTimePass() {
        Instant later = Dialogue.START.plus(Duration.ofDays(10));
        send(List.of(new AgentHealth(
                new Envelope("health", "agent-0", null, null, null, null, null, later, later, "probe", 1, Map.of()),
                true,
                0.5,
                1L,
                0,
                2)));
    }

    void awaitTables(Tables expected) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(stored().read())
                .isEqualTo(expected));
    }

    void awaitLedger(long stored, long duplicates) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(
                        stored().texts("select sum(stored) || '/' || sum(duplicate) from chat_ledger"))
                .containsExactly(stored + "/" + duplicates));
    }

    void stopPostgres() throws IOException {
        TestServers.only().stopPostgres();
    }

    void startPostgresAgain() throws IOException {
        TestServers.only().startPostgresAgain();
    }

    @Override
    public void close() throws Exception {
        stopJob();
    }
}
