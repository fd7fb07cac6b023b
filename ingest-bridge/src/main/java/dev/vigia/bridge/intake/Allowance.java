package dev.vigia.bridge.intake;

import java.time.Duration;

/**
 * A token bucket that may run into debt: whoever has anything left may send a batch of any size, and then waits until
 * it has been paid for. So a quota never refuses a batch for ever, and on average nobody sends more than it says.
 */
final class Allowance {
    private static final int BURST_SECONDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private double left;
    private long at;

    /** @param now nanoseconds of a clock that never goes back */
    Allowance(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = (double) perSecond * BURST_SECONDS;
        this.at = now;
    }

    /** Takes so many; zero when that was allowed, else nothing is taken and this is how long to wait. */
    synchronized Duration take(int count, long now) {
        left = Math.min(perSecond * BURST_SECONDS, left + (now - at) / NANOS_PER_SECOND * perSecond);
        at = now;
        if (left <= 0) {
            return Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * NANOS_PER_SECOND));
        }
        left -= count;
        return Duration.ZERO;
    }
}
