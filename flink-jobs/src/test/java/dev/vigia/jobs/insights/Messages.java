package dev.vigia.jobs.insights;

import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Messages and insights for the tests of this package, around one minute. */
final class Messages {
    static final long MINUTE = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();

    private Messages() {}

    static FlatEvent user(String conversation, String id, long at, String text) {
        return message(EventType.MESSAGE_USER, conversation, id, at, text, null);
    }

    static FlatEvent agent(String conversation, String id, long at, String text) {
        return message(EventType.MESSAGE_AGENT, conversation, id, at, text, null);
    }

    static FlatEvent message(
            EventType type, String conversation, String id, long at, @Nullable String text, @Nullable String locale) {
        return new FlatEvent(
                type,
                id,
                "shop",
                null,
                conversation,
                "u",
                "web",
                locale,
                at,
                at,
                false,
                "s",
                1,
                text,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static MessageInsight insight(String id, long at, SentimentLabel label, double score) {
        return new MessageInsight(
                id,
                "c",
                "shop",
                MessageInsight.USER,
                "web",
                "es-ES",
                at,
                "es",
                0.9,
                label,
                score,
                "linear-es-1",
                null,
                0.8,
                "customer-service-1");
    }
}
