package dev.vigia.bench.pipeline;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.conversations.ConversationsJob;
import dev.vigia.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The conversations job as it is deployed, on a cluster of one TaskManager in this JVM. */
final class FullJob {
    private static final String STORED = "select coalesce(sum(stored), 0) from chat_ledger";
    private static final long POLL_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private FullJob() {}

    /**
     * @param backend {@code rocksdb} or {@code hashmap}
     * @return nanoseconds per event, from when the first events were in the tables until all were
     */
    static double run(Servers servers, Path directory, String backend, int parallelism, long events) throws Exception {
        var configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
        var env = JobEnvironment.strict(configuration);
        env.setParallelism(parallelism);
        ConversationsJob.define(
                env,
                Settings.of(Map.of(
                        "VIGIA_KAFKA_BOOTSTRAP", servers.bootstrap(),
                        "VIGIA_DB_URL", servers.jdbcUrl(),
                        "VIGIA_DB_USER", "postgres")));
        var job = env.executeAsync("conversations");
        try {
            return await(servers, events);
        } finally {
            job.cancel().get();
        }
    }

    private static double await(Servers servers, long events) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long first = 0;
        long atFirst = 0;
        while (System.nanoTime() < end) {
            long stored = servers.number(STORED);
            if (stored > 0 && atFirst == 0) {
                first = System.nanoTime();
                atFirst = stored;
            }
            if (stored == events) {
                if (atFirst == events) {
                    throw new BenchmarkException("all events were there at once: give more --events");
                }
                return (double) (System.nanoTime() - first) / (events - atFirst);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        throw new BenchmarkException("after " + PATIENCE + " there are " + servers.number(STORED) + " of " + events);
    }
}
