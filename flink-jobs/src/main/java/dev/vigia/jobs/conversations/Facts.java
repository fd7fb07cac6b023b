package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the events say of a conversation, apart from its turns. Each fact is a sum, a minimum or a maximum, so the
 * order of the events makes no difference.
 *
 * @param events how many different events were applied
 * @param startedAt first sign of life, epoch milliseconds; {@link Long#MAX_VALUE} before one
 * @param lastAt last sign of life, epoch milliseconds; {@link Long#MIN_VALUE} before one
 * @param firstFeedbackAt epoch milliseconds; {@link Long#MAX_VALUE} before one
 * @param failures how many {@code message.failed} there were
 * @param ending the latest {@code conversation.ended}; null before one
 */
public record Facts(
        long events,
        @Nullable Earliest agentId,
        @Nullable Earliest agentVersion,
        @Nullable Earliest channel,
        @Nullable Earliest locale,
        @Nullable Earliest userId,
        long startedAt,
        long lastAt,
        long firstFeedbackAt,
        int userMessages,
        int agentMessages,
        int failures,
        boolean handedOff,
        @Nullable Ending ending,
        Ratings ratings) {

    /** A reason and when it was given. */
    public record Ending(Position position, String reason) {}

    static final Facts NONE = new Facts(
            0,
            null,
            null,
            null,
            null,
            null,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0,
            0,
            0,
            false,
            null,
            Ratings.NONE);

    Facts with(FlatEvent event) {
        var position = Position.of(event);
        var type = event.type();
        boolean feedback = type == EventType.FEEDBACK_GIVEN;
        long at = event.occurredAt();
        return new Facts(
                events + 1,
                Earliest.of(agentId, position, event.agentId()),
                Earliest.of(agentVersion, position, event.agentVersion()),
                Earliest.of(channel, position, event.channel()),
                Earliest.of(locale, position, event.locale()),
                Earliest.of(userId, position, event.userId()),
                feedback ? startedAt : Math.min(startedAt, at),
                feedback ? lastAt : Math.max(lastAt, Math.max(at, event.completedAt())),
                feedback ? Math.min(firstFeedbackAt, at) : firstFeedbackAt,
                userMessages + (type == EventType.MESSAGE_USER ? 1 : 0),
                agentMessages + (type == EventType.MESSAGE_AGENT ? 1 : 0),
                failures + (type == EventType.MESSAGE_FAILED ? 1 : 0),
                handedOff || type == EventType.CONVERSATION_HANDOFF,
                type == EventType.CONVERSATION_ENDED ? later(position, event.reason()) : ending,
                event.rating() == null ? ratings : ratings.with(position, event.rating()));
    }

    private Ending later(Position position, @Nullable String reason) {
        return ending != null && ending.position.isAfter(position)
                ? ending
                : new Ending(position, Dimensions.orEmpty(reason));
    }

    /** Questions, answers and failures to answer. */
    int messages() {
        return userMessages + agentMessages + failures;
    }

    /** Whether anything but feedback is known. */
    boolean alive() {
        return startedAt != Long.MAX_VALUE;
    }

    long firstKnownAt() {
        return alive() ? startedAt : firstFeedbackAt;
    }

    long lastKnownAt() {
        return alive() ? lastAt : firstFeedbackAt;
    }

    Dimensions dimensions() {
        return new Dimensions(
                Earliest.valueOf(agentId),
                Earliest.valueOf(agentVersion),
                Earliest.valueOf(channel),
                Earliest.valueOf(locale));
    }
}
