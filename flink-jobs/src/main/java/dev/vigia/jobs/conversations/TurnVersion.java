package dev.vigia.jobs.conversations;

/**
 * The version of a turn's row. It follows from the events that were applied, not from how often the row was written,
 * so the same events give the same versions in any order, after any restart.
 *
 * <p>More events only ever bring the next question nearer, and within the same borders only ever add replies. So, from
 * the highest digits to the lowest: how near the next question is; whether there is a reply; how many replies and
 * earlier turns there are. What becomes of an unanswered last turn hangs on the whole conversation, whose version is
 * its lowest part. Replies in the very millisecond of the next question are not counted: on which side they belong can
 * still change.
 */
final class TurnVersion {
    private static final int COUNT_BITS = 21;
    private static final long ANSWERED = 1L << COUNT_BITS;
    private static final long MOST = ANSWERED - 1;
    private static final int NEARNESS_SHIFT = COUNT_BITS + 1;

    /** 34 years in milliseconds. */
    private static final long FARTHEST = 1L << 40;

    private TurnVersion() {}

    /** @param ofConversation the version of the conversation's row */
    static long of(Turn turn, long ofConversation) {
        if (turn.isLast() && turn.replies().isEmpty()) {
            return Math.min(ofConversation, MOST);
        }
        long parts = 0;
        for (var reply : turn.replies()) {
            parts += reply.position().at() < turn.nextAt() ? reply.parts() : 0;
        }
        long nearness = turn.isLast()
                ? 0
                : FARTHEST - Math.min(turn.nextAt() - turn.start().at(), FARTHEST - 1);
        return (nearness << NEARNESS_SHIFT) | (parts == 0 ? 0 : ANSWERED) | Math.min(turn.number() + parts, MOST);
    }
}
