package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its user's contacts with the agent.
 *
 * @param startedAt epoch milliseconds
 * @param endedAt epoch milliseconds; {@link #OPEN} while it goes on
 * @param contained whether it ended without a hand-off and without being abandoned; false while it goes on, so that what
 *     is going on there changes nothing here
 */
public record Contact(String conversationId, Dimensions dimensions, long startedAt, long endedAt, boolean contained) {
    static final long OPEN = Long.MAX_VALUE;

    /** Null where nobody is known to have come: without a user, or without a word of theirs. */
    static @Nullable Contact of(String conversationId, @Nullable ConversationFigures figures) {
        if (figures == null || figures.userId() == null || figures.outcome() == null || !figures.exists()) {
            return null;
        }
        var duration = figures.durationMs();
        return new Contact(
                conversationId,
                figures.dimensions(),
                figures.startedAt(),
                duration == null ? OPEN : figures.startedAt() + duration,
                duration != null && figures.outcome() == Outcome.RESOLVED);
    }

    boolean ended() {
        return endedAt != OPEN;
    }

    /** In the order in which they began. */
    boolean isBefore(Contact other) {
        return startedAt != other.startedAt
                ? startedAt < other.startedAt
                : conversationId.compareTo(other.conversationId) < 0;
    }
}
