package dev.vigia.jobs.insights;

import dev.vigia.analysis.questions.Question;
import dev.vigia.jobs.FlatEvent;
import org.jspecify.annotations.Nullable;

/**
 * A user's message on its way to the cluster of its question.
 *
 * @param userId pseudonym; null where unknown
 * @param occurredAt event time, epoch milliseconds
 * @param language ISO 639-1, or {@code und}
 * @param topic null for none of the known ones
 */
public record AskedQuestion(
        String agentId,
        String conversationId,
        String eventId,
        @Nullable String userId,
        long occurredAt,
        String language,
        @Nullable String topic,
        String text) {

    static AskedQuestion of(FlatEvent message, MessageInsight insight, String text) {
        return new AskedQuestion(
                insight.agentId(),
                insight.conversationId(),
                insight.eventId(),
                message.userId(),
                insight.occurredAt(),
                insight.language(),
                insight.topic(),
                text);
    }

    Question question() {
        return new Question(agentId, eventId, occurredAt, language, topic, text);
    }
}
