package dev.vigia.local.replay;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One recorded conversation.
 *
 * @param start when it began, if the file says
 * @param rating 1–5 for the whole conversation, if any
 */
record Recording(
        String id, @Nullable String userId, @Nullable Instant start, OptionalInt rating, List<Turn> turns) {
    Recording {
        turns = List.copyOf(turns);
    }

    int ratings() {
        long ofTurns = turns.stream()
                .filter(turn -> turn.rating().isPresent() || turn.thumbsUp() != null)
                .count();
        return (int) ofTurns + (rating.isPresent() ? 1 : 0);
    }
}
