package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/**
 * What a conversation as a whole contributes to the tile of the minute in which it began.
 *
 * @param startedAt epoch milliseconds
 * @param exists whether anything but feedback is known of it; only then it counts as a conversation
 * @param outcome null until a user has said something
 * @param durationMs null while it is open
 * @param userId null if nobody is known; and in state of the first version, which did not have it
 */
public record ConversationFigures(
        long startedAt,
        Dimensions dimensions,
        boolean exists,
        @Nullable Outcome outcome,
        @Nullable Long durationMs,
        int ratings,
        int positiveRatings,
        int ratingSum,
        @Nullable String userId) {}
