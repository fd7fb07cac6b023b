package dev.vigia.jobs.insights;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.settings.Settings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Program: reads {@code chat.events} and writes language, sentiment and topic of every message, their minute
 * tiles, and the clusters of the users' questions, into PostgreSQL. A job of its own, so that slow analysis is a visible backlog here and nothing elsewhere.
 * What cannot be decoded is left to the conversations job, which sends it to the dead letters.
 */
public final class InsightsJob {
    private static final String NAME = "insights";

    private InsightsJob() {}

    public static void main(String[] arguments) throws Exception {
        var env = JobEnvironment.strict();
        define(env, Settings.fromEnvironmentAnd(arguments));
        env.execute(NAME);
    }

    /**
     * Builds the whole graph, source and sinks included.
     *
     * @throws dev.vigia.settings.SettingsException naming every setting that is wrong
     */
    public static void define(StreamExecutionEnvironment env, Settings settings) {
        var job = JobSettings.from(settings);
        var insight = InsightSettings.from(settings);
        settings.check();
        var outputs = InsightsPipeline.build(
                ChatEvents.fromKafka(env, job, NAME).events(),
                insight.analyzers(),
                insight.languages(),
                insight.earlyFiring(),
                insight.stateHorizon(),
                insight.mostClusters());
        outputs.insights()
                .sinkTo(InsightTables.insights(job))
                .uid("insight-rows")
                .name("chat_insight");
        outputs.tiles()
                .sinkTo(InsightTables.tiles(job))
                .uid("insight-tile-rows")
                .name("chat_insight_metrics");
        outputs.questions()
                .sinkTo(InsightTables.questions(job))
                .uid("question-rows")
                .name("chat_question");
        outputs.questions()
                .sinkTo(InsightTables.clusters(job))
                .uid("question-cluster-rows")
                .name("chat_question_cluster");
    }
}
