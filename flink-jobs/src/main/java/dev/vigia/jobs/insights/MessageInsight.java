package dev.vigia.jobs.insights;

import dev.vigia.analysis.MessageAnalysis;
import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What analysis says of one message: a row of {@code chat_insight}, with the dimensions that tiles need besides.
 *
 * @param occurredAt event time, epoch milliseconds
 * @param role {@code user} or {@code agent}
 * @param channel empty where unknown, as is {@code locale}
 * @param language ISO 639-1, or {@code und}; for a short message that of its conversation
 * @param sentiment the class, by which {@code score} (−1…1) is summarised
 * @param topic null for none of the known ones
 */
public record MessageInsight(
        String eventId,
        String conversationId,
        String agentId,
        String role,
        String channel,
        String locale,
        long occurredAt,
        String language,
        double languageConfidence,
        SentimentLabel sentiment,
        double score,
        String sentimentModel,
        @Nullable String topic,
        double topicConfidence,
        String topicModel) {
    static final String USER = "user";
    static final String AGENT = "agent";

    static MessageInsight of(FlatEvent message, MessageAnalysis analysis) {
        return new MessageInsight(
                message.eventId(),
                Objects.requireNonNull(message.conversationId(), "a message without a conversation"),
                message.agentId(),
                message.type() == EventType.MESSAGE_USER ? USER : AGENT,
                Objects.requireNonNullElse(message.channel(), ""),
                Objects.requireNonNullElse(message.locale(), ""),
                message.occurredAt(),
                analysis.language().language(),
                analysis.language().confidence(),
                analysis.sentiment().label(),
                analysis.sentiment().score(),
                analysis.sentiment().model(),
                analysis.topic().isNone() ? null : analysis.topic().topic(),
                analysis.topic().probability(),
                analysis.topicModel());
    }

    boolean isFromUser() {
        return role.equals(USER);
    }
}
