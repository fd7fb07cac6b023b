package dev.vigia.local.replay;

import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One recorded message.
 *
 * @param at when it was recorded, if the file says
 * @param rating 1–5 given to this message, if any
 * @param thumbsUp a thumb given to this message, if any
 */
record Turn(
        boolean fromUser,
        @Nullable Instant at,
        String text,
        OptionalInt rating,
        @Nullable Boolean thumbsUp) {}
