package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.QuestionCluster;
import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** What the insights job writes, each row under every generation. */
final class InsightTables {
    /** Analysing a message again replaces what was said of it before. */
    private static final TargetTable INSIGHT = new TargetTable(
                    "chat_insight",
                    List.of(
                            "occurred_at",
                            "conversation_id",
                            "event_id",
                            "agent_id",
                            "role",
                            "language",
                            "language_confidence",
                            "sentiment",
                            "score",
                            "sentiment_model",
                            "topic",
                            "topic_confidence",
                            "topic_model"),
                    List.of("occurred_at", "conversation_id", "event_id"),
                    "occurred_at",
                    true,
                    null,
                    null)
            .under(Generations.EVERY.query());

    /** An older tile never replaces a newer one. */
    private static final TargetTable TILE = TargetTable.versioned(
                    "chat_insight_metrics",
                    List.of("granularity", "bucket_start", "agent_id", "channel", "locale", "language", "topic"),
                    List.of(
                            "granularity",
                            "bucket_start",
                            "agent_id",
                            "channel",
                            "locale",
                            "language",
                            "topic",
                            "messages",
                            "negative",
                            "neutral",
                            "positive",
                            "score_sum",
                            "as_of",
                            "complete",
                            "late_events",
                            "version"))
            .under(Generations.EVERY.query());

    /** Clustering a question again replaces where it belonged before. */
    private static final TargetTable QUESTION = new TargetTable(
                    "chat_question",
                    List.of(
                            "occurred_at",
                            "conversation_id",
                            "event_id",
                            "agent_id",
                            "user_id",
                            "cluster_id",
                            "similarity"),
                    List.of("conversation_id", "event_id"),
                    "occurred_at",
                    false,
                    null,
                    null)
            .under(Generations.EVERY.query());

    /** A cluster only grows, so the larger of two versions is the newer. */
    private static final TargetTable CLUSTER = new TargetTable(
                    "chat_question_cluster",
                    List.of(
                            "cluster_id",
                            "agent_id",
                            "language",
                            "topic",
                            "representative",
                            "asked",
                            "first_seen",
                            "last_seen"),
                    List.of("cluster_id"),
                    "asked",
                    true,
                    null,
                    null)
            .under(Generations.EVERY.query());

    private InsightTables() {}

    /** What names a message within {@code chat_insight} and {@code chat_question}. */
    private record Name(String conversationId, String eventId, long occurredAt) {}

    static Sink<MessageInsight> insights(JobSettings job) {
        return PostgresSinks.copy(
                job,
                INSIGHT,
                insight -> new Name(insight.conversationId(), insight.eventId(), insight.occurredAt()),
                (fields, insight) -> fields.millis(insight.occurredAt())
                        .text(insight.conversationId())
                        .text(insight.eventId())
                        .text(insight.agentId())
                        .text(insight.role())
                        .text(insight.language())
                        .real(insight.languageConfidence())
                        .text(insight.sentiment().word())
                        .real(insight.score())
                        .text(insight.sentimentModel())
                        .text(insight.topic())
                        .real(insight.topic() == null ? null : (Double) insight.topicConfidence())
                        .text(insight.topicModel()));
    }

    static Sink<InsightTile> tiles(JobSettings job) {
        return PostgresSinks.copy(job, TILE, InsightTile::key, (fields, tile) -> {
            var key = tile.key();
            var sums = tile.sums();
            fields.text("minute")
                    .millis(key.bucketStart())
                    .text(key.agentId())
                    .text(key.channel())
                    .text(key.locale())
                    .text(key.language())
                    .text(key.topic())
                    .whole(sums.messages())
                    .whole(sums.negative())
                    .whole(sums.neutral())
                    .whole(sums.positive())
                    .decimal(sums.score())
                    .millis(tile.asOf())
                    .flag(tile.complete())
                    .whole(sums.late())
                    .whole(tile.version());
        });
    }

    static Sink<ClusteredQuestion> questions(JobSettings job) {
        return PostgresSinks.copy(
                job,
                QUESTION,
                joined -> new Name(
                        joined.question().conversationId(), joined.question().eventId(), 0),
                (fields, joined) -> fields.millis(joined.question().occurredAt())
                        .text(joined.question().conversationId())
                        .text(joined.question().eventId())
                        .text(joined.question().agentId())
                        .text(joined.question().userId())
                        .text(joined.cluster().id())
                        .real(joined.similarity()));
    }

    static Sink<ClusteredQuestion> clusters(JobSettings job) {
        return PostgresSinks.copy(job, CLUSTER, joined -> joined.cluster().id(), (fields, joined) -> {
            QuestionCluster cluster = joined.cluster();
            fields.text(cluster.id())
                    .text(cluster.agentId())
                    .text(cluster.language())
                    .text(cluster.topic())
                    .text(cluster.representative())
                    .whole(cluster.asked())
                    .millis(cluster.firstSeen())
                    .millis(cluster.lastSeen());
        });
    }
}
