package dev.vigia.jobs.conversations;

import dev.vigia.jobs.conversations.Facts.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands at a moment of event time: whether it is closed, and what becomes of a turn that nobody
 * has answered. See {@link TurnStatus} and {@link Outcome} for the rules as tables.
 *
 * @param last the conversation's last turn, or its greeting
 * @param clock the moment, epoch milliseconds
 */
record Standing(Facts facts, Turn last, long clock, ConversationSettings settings) {
    private static final String SILENCE = "silence";

    /** The ending, unless the user spoke after it. */
    private @Nullable Ending ending() {
        var ending = facts.ending();
        return ending != null && ending.position().isAfter(last.start()) ? ending : null;
    }

    private long silentFrom() {
        return facts.lastAt() + settings.sessionGap().toMillis();
    }

    private long answerDeadline(Turn turn) {
        return turn.start().at() + settings.answerTimeout().toMillis();
    }

    boolean closed() {
        return ending() != null || (facts.alive() && clock >= silentFrom());
    }

    /** When it ended, epoch milliseconds; null while it is open. */
    @Nullable
    Long endedAt() {
        var ending = ending();
        if (ending != null) {
            return ending.position().at();
        }
        return closed() ? (Long) facts.lastAt() : null;
    }

    @Nullable
    String endReason() {
        var ending = ending();
        if (ending != null) {
            return ending.reason();
        }
        return closed() ? SILENCE : null;
    }

    @Nullable
    Long durationMs() {
        var ended = endedAt();
        return ended == null ? null : (Long) Math.max(0, ended - facts.startedAt());
    }

    /** The status of a turn that holds no reply. */
    TurnStatus withoutReply(Turn turn) {
        long deadline = answerDeadline(turn);
        if (!turn.isLast()) {
            return turn.nextAt() <= deadline ? TurnStatus.UNANSWERED : TurnStatus.TIMEOUT;
        }
        var ending = ending();
        if (ending != null) {
            return ending.position().at() <= deadline ? TurnStatus.UNANSWERED : TurnStatus.TIMEOUT;
        }
        if (clock < Math.min(deadline, silentFrom())) {
            return TurnStatus.PENDING;
        }
        return deadline <= silentFrom() ? TurnStatus.TIMEOUT : TurnStatus.UNANSWERED;
    }

    /** @param lastStatus how the last turn stands; null if the user has said nothing yet */
    @Nullable
    Outcome outcome(@Nullable TurnStatus lastStatus) {
        if (lastStatus == null) {
            return null;
        }
        if (facts.handedOff()) {
            return Outcome.HANDED_OFF;
        }
        if (!closed()) {
            return Outcome.OPEN;
        }
        return lastStatus == TurnStatus.ANSWERED ? Outcome.RESOLVED : Outcome.ABANDONED;
    }

    /** Event time at which something changes without any event; {@link Alarms#NONE} if nothing will. */
    long nextDeadline(@Nullable TurnStatus lastStatus) {
        if (closed() || !facts.alive()) {
            return Alarms.NONE;
        }
        return lastStatus == TurnStatus.PENDING ? Math.min(answerDeadline(last), silentFrom()) : silentFrom();
    }

    /**
     * Grows with every event, and within the same events as time passes. It is the same whenever the same events are
     * applied again, so a replay after a failure writes what stands there already.
     */
    long version() {
        boolean timedOut = !last.isGreeting() && last.replies().isEmpty() && withoutReply(last) == TurnStatus.TIMEOUT;
        int phase = closed() ? 2 : timedOut ? 1 : 0;
        return facts.events() * 3 + phase;
    }
}
