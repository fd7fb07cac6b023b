package dev.vigia.jobs.insights;

import dev.vigia.jobs.ChatEvents;
import dev.vigia.jobs.JobEnvironment;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
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
                .sinkTo(PostgresSinks.upsert(job, InsightRows.UPSERT, new InsightRows(insight.generation())))
                .uid("insight-rows")
                .name("chat_insight");
        outputs.tiles()
                .sinkTo(PostgresSinks.upsert(job, TileRows.UPSERT, new TileRows(insight.generation())))
                .uid("insight-tile-rows")
                .name("chat_insight_metrics");
        outputs.questions()
                .sinkTo(PostgresSinks.upsert(
                        job,
                        QuestionRows.UPSERT,
                        joined -> PostgresSinks.joined(
                                joined.question().conversationId(),
                                joined.question().eventId()),
                        new QuestionRows(insight.generation())))
                .uid("question-rows")
                .name("chat_question");
        outputs.questions()
                .sinkTo(PostgresSinks.upsert(
                        job,
                        QuestionClusterRows.UPSERT,
                        joined -> joined.cluster().id(),
                        new QuestionClusterRows(insight.generation())))
                .uid("question-cluster-rows")
                .name("chat_question_cluster");
    }
}
