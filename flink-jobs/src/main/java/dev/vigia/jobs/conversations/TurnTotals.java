package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/** How many turns of a conversation went how. */
public record TurnTotals(int answered, int failed, int fallback) {

    TurnTotals moved(@Nullable TurnFigures before, TurnFigures after) {
        return new TurnTotals(
                answered + difference(TurnStatus.ANSWERED, before, after),
                failed + difference(TurnStatus.FAILED, before, after),
                fallback + difference(TurnStatus.FALLBACK, before, after));
    }

    private static int difference(TurnStatus status, @Nullable TurnFigures before, TurnFigures after) {
        return (after.status() == status ? 1 : 0) - (before != null && before.status() == status ? 1 : 0);
    }
}
