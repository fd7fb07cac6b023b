package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.conversations.ConversationsJob;
import dev.vigia.jobs.conversations.ReprocessJob;
import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.postgresql.util.PSQLException;

/**
 * The conversations job as it is deployed, on a cluster of one TaskManager in this JVM.
 *
 * @param backend {@code rocksdb} or {@code hashmap}
 * @param change what is done to the job's graph before it runs
 */
record FullJob(Servers servers, String backend, int parallelism, Consumer<StreamExecutionEnvironment> change) {
    private static final String STORED = "select coalesce(sum(stored), 0) from chat_ledger";
    private static final String TABLES = "chat_message, chat_turn, chat_conversation, chat_metrics, chat_ledger,"
            + " user_satisfaction, chat_annotation, agent_health";
    private static final long POLL_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    FullJob(Servers servers, String backend, int parallelism) {
        this(servers, backend, parallelism, env -> {});
    }

    /**
     * @return what it took for the last third of the events to come into the tables
     * @throws JobFailedException when the job fails, with the reason
     */
    Pace run(long events) throws Exception {
        servers.execute("truncate " + TABLES);
        var configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                servers.directory().resolve("checkpoints").toUri().toString());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        // What fails here would only be slow if it was tried again.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(parallelism);
        ConversationsJob.define(env, settings(servers, 1));
        change.accept(env);
        var job = env.executeAsync("conversations");
        var result = job.getJobExecutionResult();
        try {
            return await(result, events);
        } finally {
            if (!result.isDone()) {
                job.cancel().get();
            }
        }
    }

    /** @return what the same takes in batch mode, from its submission to its end, into a generation of its own */
    static Pace reprocess(Servers servers, int generation, long events) throws Exception {
        var configuration = ReprocessJob.batch(new Configuration());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 1);
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(1);
        ReprocessJob.define(env, settings(servers, generation));
        var start = Pace.start(servers);
        env.execute("reprocess");
        return start.end(servers, events);
    }

    private static Settings settings(Servers servers, int generation) {
        return Settings.of(Map.of(
                "VIGIA_KAFKA_BOOTSTRAP",
                servers.bootstrap(),
                "VIGIA_DB_URL",
                servers.jdbcUrl(),
                "VIGIA_DB_USER",
                "postgres",
                "VIGIA_GENERATION",
                Integer.toString(generation)));
    }

    private Pace await(Future<?> result, long events) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long before = 0;
        Pace.Start start = null;
        while (System.nanoTime() < end) {
            long stored = servers.number(STORED);
            if (start == null && stored >= Pace.warmUp(events)) {
                before = stored;
                start = Pace.start(servers);
            }
            if (stored == events) {
                if (start == null || before == events) {
                    throw new BenchmarkException("all events were there at once: give more --events");
                }
                return start.end(servers, events - before);
            }
            if (result.isDone()) {
                throw new JobFailedException(
                        "the job ended with " + stored + " of " + events + " events: " + why(result));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new BenchmarkException("after " + PATIENCE + " there are " + servers.number(STORED) + " of " + events);
    }

    /** What PostgreSQL said, if it is because of that, or the innermost cause. */
    private static String why(Future<?> result) throws InterruptedException {
        try {
            return "it was not told to go on: " + result.get();
        } catch (ExecutionException failed) {
            Throwable innermost = failed;
            while (innermost.getCause() != null) {
                innermost = innermost.getCause();
            }
            Throwable cause = innermost;
            return ExceptionUtils.findThrowable(failed, PSQLException.class)
                    .map(Throwable::getMessage)
                    .orElseGet(() -> String.valueOf(cause.getMessage()))
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
