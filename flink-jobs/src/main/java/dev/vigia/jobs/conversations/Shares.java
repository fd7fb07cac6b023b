package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.Count;
import dev.vigia.jobs.metrics.Counts;
import dev.vigia.jobs.metrics.Latency;
import dev.vigia.jobs.metrics.Share;
import dev.vigia.jobs.metrics.Share.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What messages, turns and conversations add to tiles. To add a metric that is counted here: a {@link Count}, a line
 * below, a column in contract 2 and a line in the tile's row.
 */
final class Shares {
    private Shares() {}

    /** A failure to answer is a message too: it stands in the transcript. */
    static boolean isMessage(FlatEvent event) {
        return event.type() == EventType.MESSAGE_USER
                || event.type() == EventType.MESSAGE_AGENT
                || event.type() == EventType.MESSAGE_FAILED;
    }

    /** A message stands in its own minute. */
    static Share ofMessage(FlatEvent message) {
        var counts = new Counts.Draft()
                .with(Count.MESSAGES, 1)
                .with(Count.USER_MESSAGES, message.type() == EventType.MESSAGE_USER ? 1 : 0)
                .with(Count.AGENT_MESSAGES, message.type() == EventType.MESSAGE_AGENT ? 1 : 0)
                .with(Count.INPUT_TOKENS, orZero(message.inputTokens()))
                .with(Count.OUTPUT_TOKENS, orZero(message.outputTokens()))
                .done();
        return new Share(Dimensions.of(message).tileAt(message.occurredAt()), counts, List.of());
    }

    /** A turn stands in the minute of its user message. */
    static @Nullable Share ofTurn(Turn turn, @Nullable TurnFigures figures) {
        if (figures == null) {
            return null;
        }
        var durations = new ArrayList<Measured>(2);
        measure(durations, Latency.FIRST_RESPONSE, figures.firstResponseMs());
        measure(durations, Latency.RESPONSE, figures.responseMs());
        return new Share(
                turn.dimensions().tileAt(turn.start().at()),
                new Counts.Draft()
                        .with(Count.TURNS, 1)
                        .with(countOf(figures.status()), 1)
                        .done(),
                durations);
    }

    /** A conversation stands in the minute in which it began. */
    static @Nullable Share ofConversation(@Nullable ConversationFigures figures) {
        if (figures == null) {
            return null;
        }
        var counts = new Counts.Draft()
                .with(Count.CONVERSATIONS, figures.exists() ? 1 : 0)
                .with(Count.RATINGS, figures.ratings())
                .with(Count.POSITIVE_RATINGS, figures.positiveRatings())
                .with(Count.RATING_SUM, figures.ratingSum())
                .with(Count.RATED_CONVERSATIONS, figures.ratings() > 0 ? 1 : 0);
        var outcome = figures.outcome();
        if (outcome != null) {
            counts.with(Count.ENGAGED_CONVERSATIONS, 1).with(countOf(outcome), 1);
        }
        var durations = new ArrayList<Measured>(1);
        measure(durations, Latency.DURATION, figures.durationMs());
        return new Share(figures.dimensions().tileAt(figures.startedAt()), counts.done(), durations);
    }

    private static void measure(List<Measured> durations, Latency latency, @Nullable Long millis) {
        if (millis != null) {
            durations.add(new Measured(latency, millis, 1));
        }
    }

    private static Count countOf(TurnStatus status) {
        return switch (status) {
            case PENDING -> Count.PENDING_TURNS;
            case ANSWERED -> Count.ANSWERED_TURNS;
            case FAILED -> Count.FAILED_TURNS;
            case FALLBACK -> Count.FALLBACK_TURNS;
            case TIMEOUT -> Count.TIMEOUT_TURNS;
            case UNANSWERED -> Count.UNANSWERED_TURNS;
        };
    }

    private static Count countOf(Outcome outcome) {
        return switch (outcome) {
            case RESOLVED -> Count.RESOLVED;
            case HANDED_OFF -> Count.HANDED_OFF;
            case ABANDONED -> Count.ABANDONED;
            case OPEN -> Count.OPEN;
        };
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
