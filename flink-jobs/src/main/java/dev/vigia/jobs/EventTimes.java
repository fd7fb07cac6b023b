package dev.vigia.jobs;

import java.time.Duration;

/**
 * Guards event time against skewed clocks: a time more than five minutes after the bridge saw the event, or before the
 * floor, is replaced by the bridge's own.
 *
 * @param floor epoch milliseconds
 */
record EventTimes(long floor) {
    private static final long AHEAD_LIMIT = Duration.ofMinutes(5).toMillis();

    boolean credible(long occurredAt, long observedAt) {
        return occurredAt >= floor && occurredAt - observedAt <= AHEAD_LIMIT;
    }
}
