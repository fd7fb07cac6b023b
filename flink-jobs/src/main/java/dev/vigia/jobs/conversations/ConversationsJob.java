package dev.vigia.jobs.conversations;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.KafkaSinks;
import dev.vigia.settings.Settings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Program: records conversations, turns and metric tiles from {@code chat.events} into PostgreSQL. */
public final class ConversationsJob {
    private static final String NAME = "conversations";

    private ConversationsJob() {}

    public static void main(String[] arguments) throws Exception {
        var env = JobEnvironment.strict();
        define(env, Settings.fromEnvironmentAnd(arguments));
        env.execute(NAME);
    }

    /**
     * Builds the whole graph, sources and sinks included.
     *
     * @throws dev.vigia.settings.SettingsException naming every setting that is wrong
     */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        var job = JobSettings.from(settings);
        var conversations = ConversationSettings.from(settings);
        settings.check();
        var streams = ChatEvents.fromKafka(env, job, NAME);
        streams.rejected().sinkTo(KafkaSinks.rejected(job)).uid("rejected-sink").name("Dead letters");
        streams.events().sinkTo(new DiscardingSink<>()).uid("events-sink").name("Nothing yet");
    }
}
