package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the agent did in a turn: an answer, or a failure to give one.
 *
 * @param firstAt first piece of the answer, epoch milliseconds
 * @param endAt last piece of the answer, epoch milliseconds
 * @param parts how many events this stands for: more than 1 once a crowded turn was condensed
 * @param answers how many answers this stands for: 0 for a failure, more than 1 once a crowded turn was condensed
 * @param stalls silences within it while it was streamed; null if it was not
 */
public record Reply(
        Position position,
        int parts,
        int answers,
        boolean fallback,
        long firstAt,
        long endAt,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable Long stalls) {

    static Reply of(FlatEvent event) {
        boolean failed = event.type() == EventType.MESSAGE_FAILED;
        return new Reply(
                Position.of(event),
                1,
                failed ? 0 : 1,
                event.fallback(),
                event.firstChunkAt(),
                event.completedAt(),
                event.model(),
                event.inputTokens(),
                event.outputTokens(),
                event.stalls() == null ? null : (Long) event.stalls().longValue());
    }

    boolean failed() {
        return answers == 0;
    }

    /** This reply and a later one as one, at the later one's position. */
    Reply condensedInto(Reply later) {
        return new Reply(
                later.position,
                parts + later.parts,
                answers + later.answers,
                later.fallback,
                failed() ? later.firstAt : firstAt,
                later.failed() ? endAt : later.endAt,
                later.model == null ? model : later.model,
                sum(inputTokens, later.inputTokens),
                sum(outputTokens, later.outputTokens),
                sum(stalls, later.stalls));
    }

    static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : (Long) (one + other);
    }
}
