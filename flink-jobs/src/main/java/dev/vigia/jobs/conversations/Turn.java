package dev.vigia.jobs.conversations;

import dev.vigia.jobs.FlatEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a user message until just before the next one. What the agent says before any user message is kept in a turn
 * of its own, the greeting, which counts as none.
 *
 * @param start the user message; {@link Position#BEGINNING} for the greeting
 * @param nextAt when the next user message came, epoch milliseconds; {@link #OPEN} for the last turn
 * @param number 1 for the conversation's first turn, 0 for the greeting
 * @param replies in order
 * @param told what was last written and counted; null before the first time
 * @param version of the row that was last written, see {@link TurnVersion}
 */
public record Turn(
        Position start,
        long nextAt,
        int number,
        Dimensions dimensions,
        List<Reply> replies,
        @Nullable TurnFigures told,
        long version) {
    static final long OPEN = Long.MAX_VALUE;

    /** A turn with more replies than this is condensed: only a flood of unasked messages gets there. */
    static final int MOST_REPLIES = 64;

    public Turn {
        replies = List.copyOf(replies);
    }

    static Turn greeting() {
        return new Turn(Position.BEGINNING, OPEN, 0, new Dimensions("", "", "", ""), List.of(), null, 0);
    }

    /** The turn that a user message opens within the one that it interrupts: it takes what came after it. */
    Turn interruptedBy(FlatEvent message) {
        var position = Position.of(message);
        return new Turn(
                position,
                nextAt,
                number + 1,
                Dimensions.of(message),
                replies.stream()
                        .filter(reply -> reply.position().isAfter(position))
                        .toList(),
                null,
                0);
    }

    /** What is left of this turn when the next one begins at {@code end}. */
    Turn until(Position end) {
        return new Turn(
                start,
                end.at(),
                number,
                dimensions,
                replies.stream().filter(reply -> end.isAfter(reply.position())).toList(),
                told,
                version);
    }

    boolean isLast() {
        return nextAt == OPEN;
    }

    boolean isGreeting() {
        return number == 0;
    }

    /** The event id of the user message. */
    String id() {
        return start.eventId();
    }

    Turn numbered(int other) {
        return new Turn(start, nextAt, other, dimensions, replies, told, version);
    }

    Turn telling(TurnFigures figures, long rowVersion) {
        return new Turn(start, nextAt, number, dimensions, replies, figures, rowVersion);
    }

    Turn with(Reply reply) {
        var more = new ArrayList<>(replies);
        int at = more.size();
        while (at > 0 && more.get(at - 1).position().isAfter(reply.position())) {
            at--;
        }
        more.add(at, reply);
        if (more.size() > MOST_REPLIES) {
            more.set(2, more.get(1).condensedInto(more.get(2)));
            more.remove(1);
        }
        return new Turn(start, nextAt, number, dimensions, more, told, version);
    }

    /** @param withoutReply the status that this turn has if it holds no reply */
    TurnFigures figures(TurnStatus withoutReply, long answerTimeoutMs) {
        Long first = null;
        Long last = null;
        int answers = 0;
        String model = null;
        Long inputTokens = null;
        Long outputTokens = null;
        Long stalls = null;
        for (var reply : replies) {
            if (!reply.failed()) {
                first = first == null ? sinceStart(reply.firstAt()) : first;
                last = sinceStart(reply.endAt());
                answers += reply.answers();
                model = reply.model() == null ? model : reply.model();
                inputTokens = Reply.sum(inputTokens, reply.inputTokens());
                outputTokens = Reply.sum(outputTokens, reply.outputTokens());
                stalls = Reply.sum(stalls, reply.stalls());
            }
        }
        return new TurnFigures(
                number,
                status(withoutReply, first, answerTimeoutMs),
                first,
                last,
                answers,
                model,
                inputTokens,
                outputTokens,
                stalls);
    }

    private TurnStatus status(TurnStatus withoutReply, @Nullable Long firstResponseMs, long answerTimeoutMs) {
        if (replies.isEmpty()) {
            return withoutReply;
        }
        var last = replies.get(replies.size() - 1);
        if (last.failed() || firstResponseMs == null) {
            return TurnStatus.FAILED;
        }
        if (last.fallback()) {
            return TurnStatus.FALLBACK;
        }
        return firstResponseMs > answerTimeoutMs ? TurnStatus.TIMEOUT : TurnStatus.ANSWERED;
    }

    private Long sinceStart(long instant) {
        return Math.max(0, instant - start.at());
    }
}
