package dev.vigia.jobs.conversations;

import org.jspecify.annotations.Nullable;

/**
 * The ratings of one conversation; thumbs are not among them.
 *
 * @param positive how many were 4 or 5
 * @param lastAt when the last one was given; null without one
 * @param last 1 to 5; null without one
 */
public record Ratings(
        int count,
        int positive,
        int sum,
        @Nullable Position lastAt,
        @Nullable Integer last) {
    private static final int POSITIVE_FROM = 4;

    static final Ratings NONE = new Ratings(0, 0, 0, null, null);

    Ratings with(Position position, int rating) {
        boolean newest = lastAt == null || position.isAfter(lastAt);
        return new Ratings(
                count + 1,
                positive + (rating >= POSITIVE_FROM ? 1 : 0),
                sum + rating,
                newest ? position : lastAt,
                newest ? (Integer) rating : last);
    }
}
