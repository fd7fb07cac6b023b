package dev.vigia.jobs.insights;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import java.time.Duration;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * <pre>
 * events -> messages -> by conversation -> analysed, each once -> insights
 *                                                             |-> users' -> by tile -> summed -> tiles
 *                                                             \-> users' -> by agent -> clustered -> questions
 * </pre>
 */
public final class InsightsPipeline {
    private InsightsPipeline() {}

    /**
     * @param insights one for each message
     * @param tiles growing versions of each minute's sums over the users' messages
     * @param questions one for each user's message that asks something, with the cluster that it joined
     */
    public record Outputs(
            DataStream<MessageInsight> insights,
            DataStream<InsightTile> tiles,
            DataStream<ClusteredQuestion> questions) {}

    static Outputs build(
            DataStream<FlatEvent> events,
            AnalyzerFactory analyzers,
            List<String> languages,
            Duration earlyFiring,
            Duration horizon,
            int mostClusters) {
        var insights = events.filter(InsightsPipeline::isMessage)
                .uid("messages")
                .name("Messages")
                .keyBy(FlatEvent::key)
                .process(new AnalyzeMessages(analyzers, languages, horizon))
                .uid("analyze-messages")
                .name("Analyze messages");
        var tiles = insights.filter(MessageInsight::isFromUser)
                .uid("user-insights")
                .name("Users' messages")
                .keyBy(TileKey::of)
                .process(new SumTiles(earlyFiring, horizon))
                .uid("insight-tiles")
                .name("Sum tiles");
        var questions = insights.getSideOutput(AnalyzeMessages.QUESTIONS)
                .keyBy(AskedQuestion::agentId)
                .process(new ClusterQuestions(mostClusters, horizon))
                .uid("cluster-questions")
                .name("Cluster questions");
        return new Outputs(insights, tiles, questions);
    }

    private static boolean isMessage(FlatEvent event) {
        return event.conversationId() != null
                && (event.type() == EventType.MESSAGE_USER || event.type() == EventType.MESSAGE_AGENT);
    }
}
