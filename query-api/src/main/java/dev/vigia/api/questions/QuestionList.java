package dev.vigia.api.questions;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Backlog;
import dev.vigia.api.tiles.Dimensions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users ask again and again in a range. */
public record QuestionList(
        @Doc(value = "Start of the range", example = "2026-11-21T10:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc(value = "User messages", example = "731") long userMessages,

        @Doc(value = "User messages that ask something", example = "640")
        long questions,

        @Doc(value = "Questions whose meaning was asked before in the range", example = "212")
        long repeated,

        @Doc(value = "repeated / userMessages, 0…1; null without user messages", example = "0.29") @Nullable
        Double repeatedQuestionRate,

        @Doc(value = Backlog.MEANING, example = "0") long backlog,

        @Doc("Largest expected effect first; at most `limit`")
        List<RepeatedQuestion> items,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {

    static final String NO_TOPIC = "none";

    private static final String TOTALS = """
            select count(*) as questions, count(distinct q.cluster_id) as meanings
            from chat_question q
            where q.generation = :generation and q.occurred_at >= :from and q.occurred_at < :to%s""";

    private static final String MESSAGES = """
            select count(*) from chat_insight q
            where q.generation = :generation and q.occurred_at >= :from and q.occurred_at < :to and q.role = 'user'%s""";

    private record Totals(long questions, long meanings) {}

    /**
     * @param agentId only this agent's
     * @param topic only items on this topic; {@link #NO_TOPIC} for those on none of the known ones
     * @param minAsked how often a question must have been asked to be an item
     */
    public static QuestionList of(
            Snapshot snapshot,
            TimeRange range,
            Optional<String> agentId,
            Optional<String> topic,
            int minAsked,
            int limit,
            Instant now) {
        var where = new Where()
                .and("q.agent_id = :agentId", "agentId", agentId)
                .bind("from", range.from())
                .bind("to", range.to());
        var totals = snapshot.query(TOTALS.formatted(where.sql()), where.values())
                .map((row, context) -> new Totals(row.getLong("questions"), row.getLong("meanings")))
                .one();
        long messages = snapshot.query(MESSAGES.formatted(where.sql()), where.values())
                .mapTo(Long.class)
                .one();
        long repeated = totals.questions() - totals.meanings();
        var ofTopic = topic.filter(NO_TOPIC::equals).isPresent()
                ? where.and("m.topic is null")
                : where.and("m.topic = :topic", "topic", topic);
        ofTopic.bind("previousFrom", range.previous().from());
        var typical = new HashMap<String, TypicalWords>();
        var items = RepeatedQuestion.find(snapshot, ofTopic, minAsked).stream()
                .sorted(Comparator.comparingDouble(RepeatedQuestion::effect)
                        .reversed()
                        .thenComparing(RepeatedQuestion::clusterId))
                .limit(limit)
                .map(item -> explained(snapshot, range, item, typical))
                .toList();
        return new QuestionList(
                range.from(),
                range.to(),
                messages,
                totals.questions(),
                repeated,
                messages == 0 ? null : Math.round(1e4 * repeated / messages) / 1e4,
                Backlog.of(snapshot, range, Dimensions.ofAgent(agentId), now),
                items,
                snapshot.generation());
    }

    private static RepeatedQuestion explained(
            Snapshot snapshot, TimeRange range, RepeatedQuestion item, Map<String, TypicalWords> typical) {
        var texts = Wordings.newest(snapshot, range, item.clusterId());
        return item.with(
                SuggestedAnswer.find(snapshot, range, item.clusterId()),
                typical.computeIfAbsent(item.agentId(), agent -> Wordings.typical(snapshot, agent))
                        .of(texts),
                Wordings.samples(texts, item.question()));
    }
}
