package dev.vigia.jobs.series;

import dev.vigia.schema.LatencySketch;
import java.util.OptionalDouble;

/**
 * What tiles count together: over the dimensions of one minute, or over many minutes. Counts add up and sketches
 * merge, in any order.
 */
public final class MetricTotals {
    private long conversations;
    private long messages;
    private long turns;
    private long answered;
    private long failed;
    private long fallback;
    private long pending;
    private long ratings;
    private long positiveRatings;
    private final LatencySketch firstResponse = LatencySketch.empty();
    private final LatencySketch response = LatencySketch.empty();

    public void add(TileCounts tile) {
        conversations += tile.conversations();
        messages += tile.messages();
        turns += tile.turns();
        answered += tile.answeredTurns();
        failed += tile.failedTurns();
        fallback += tile.fallbackTurns();
        pending += tile.pendingTurns();
        ratings += tile.ratings();
        positiveRatings += tile.positiveRatings();
        merge(firstResponse, tile.firstResponse());
        merge(response, tile.response());
    }

    public void add(MetricTotals other) {
        conversations += other.conversations;
        messages += other.messages;
        turns += other.turns;
        answered += other.answered;
        failed += other.failed;
        fallback += other.fallback;
        pending += other.pending;
        ratings += other.ratings;
        positiveRatings += other.positiveRatings;
        firstResponse.merge(other.firstResponse);
        response.merge(other.response);
    }

    /** Whether nothing at all happened. */
    public boolean isEmpty() {
        return conversations == 0 && messages == 0 && turns == 0 && ratings == 0;
    }

    long conversations() {
        return conversations;
    }

    long messages() {
        return messages;
    }

    long turns() {
        return turns;
    }

    /** Turns that no longer wait for an answer; every rate of turns is over these. */
    long decidedTurns() {
        return turns - pending;
    }

    long ratings() {
        return ratings;
    }

    long responses() {
        return response.count();
    }

    long firstResponses() {
        return firstResponse.count();
    }

    OptionalDouble successRate() {
        return rate(answered, decidedTurns());
    }

    OptionalDouble errorRate() {
        return rate(failed, decidedTurns());
    }

    OptionalDouble fallbackRate() {
        return rate(fallback, decidedTurns());
    }

    OptionalDouble positiveShare() {
        return rate(positiveRatings, ratings);
    }

    OptionalDouble firstResponse(double q) {
        return firstResponse.quantile(q);
    }

    OptionalDouble response(double q) {
        return response.quantile(q);
    }

    private static OptionalDouble rate(long part, long whole) {
        return whole > 0 ? OptionalDouble.of((double) part / whole) : OptionalDouble.empty();
    }

    private static void merge(LatencySketch into, byte[] bytes) {
        if (bytes.length > 0) {
            into.merge(LatencySketch.decode(bytes));
        }
    }
}
