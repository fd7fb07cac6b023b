package dev.vigia.jobs.conversations;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.settings.Settings;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Program: the pipeline of {@link ConversationsJob}, in batch mode, over what lies in {@code chat.events} when it
 * starts, into the tables of the generation that {@code VIGIA_GENERATION} names. It tells no other job and rejects
 * nothing anew. When it ends, every conversation counts as fallen silent.
 */
public final class ReprocessJob {
    private static final String NAME = "reprocess";

    private ReprocessJob() {}

    public static void main(String[] arguments) throws Exception {
        var env = JobEnvironment.strict(batch(new Configuration()));
        define(env, Settings.fromEnvironmentAnd(arguments));
        env.execute(NAME);
    }

    /** Adds batch mode to a configuration. */
    static Configuration batch(Configuration configuration) {
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        configuration.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
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
        settings.check();
        var outputs = ConversationsPipeline.build(ChatEvents.fromKafkaUntilNow(env, job, NAME), conversations);
        ConversationsJob.writeTables(outputs, job, conversations);
    }
}
