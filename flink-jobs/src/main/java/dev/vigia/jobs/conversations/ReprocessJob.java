package dev.vigia.jobs.conversations;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.archive.Archive;
import dev.vigia.jobs.metrics.StoredTiles;
import dev.vigia.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Program: the pipeline of {@link ConversationsJob}, in batch mode, over what lies in {@code chat.events} when it
 * starts and, if there is one, in the archive, into the tables of the generation that {@code VIGIA_GENERATION} names.
 * {@code VIGIA_HISTORY} ({@code kafka}, {@code archive}; {@code all} if nothing is said) leaves one of the two out. It
 * tells no other job and rejects nothing anew. When it ends, every conversation counts as fallen silent.
 */
public final class ReprocessJob {
    private static final String NAME = "reprocess";
    private static final String ALL = "all";
    private static final String KAFKA = "kafka";
    private static final String ARCHIVE = "archive";

    private ReprocessJob() {}

    public static void main(String[] arguments) throws Exception {
        var env = JobEnvironment.strict(batch(new Configuration()));
        define(env, Settings.fromEnvironmentAnd(arguments));
        env.execute(NAME);
    }

    /** Adds batch mode to a configuration. */
    public static Configuration batch(Configuration configuration) {
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        // Blocking exchanges want 512 network buffers each, which a TaskManager that runs the live jobs may not have;
        // Flink's scheduler for batch jobs knows no others.
        configuration.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
        configuration.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
        // Somebody waits for the end: what cannot run has to fail.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(5));
        return configuration;
    }

    /**
     * Builds the whole graph.
     *
     * @throws dev.vigia.settings.SettingsException naming every setting that is wrong
     */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        var job = JobSettings.from(settings);
        var conversations = ConversationSettings.from(settings);
        var history = settings.text("VIGIA_HISTORY", ALL);
        if (!List.of(ALL, KAFKA, ARCHIVE).contains(history)) {
            settings.problem("VIGIA_HISTORY is " + history + ", not kafka, archive or all");
        } else if (history.equals(ARCHIVE) && job.archive() == null) {
            settings.problem("VIGIA_HISTORY is archive, and VIGIA_ARCHIVE does not say where that is");
        }
        settings.check();
        // The live job writes to this generation as well; what it says of a tile from now on is newer than this.
        long now = Clock.systemUTC().millis();
        var outputs = ConversationsPipeline.build(read(env, job, history), conversations, StoredTiles.NONE, now);
        ConversationsJob.writeTables(outputs, job, Generations.only(conversations.generation()));
    }

    /** What lies in both counts once. */
    private static ChatEvents.Streams read(StreamExecutionEnvironment env, JobSettings job, String history) {
        if (job.archive() == null || history.equals(KAFKA)) {
            return ChatEvents.fromKafkaUntilNow(env, job, NAME);
        }
        var archive = Archive.read(env, job.archive());
        return history.equals(ARCHIVE)
                ? ChatEvents.decode(archive, job, NAME)
                : ChatEvents.fromKafkaUntilNow(env, job, NAME, archive);
    }
}
