package dev.vigia.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * Guards event time against skewed clocks: a time more than five minutes after the bridge saw the event, or before the
 * floor, is replaced by the bridge's own.
 */
final class EventTimes {
    private static final long AHEAD_LIMIT = Duration.ofMinutes(5).toMillis();
    private static final long FLOOR = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private EventTimes() {}

    static boolean credible(long occurredAt, long observedAt) {
        return occurredAt >= FLOOR && occurredAt - observedAt <= AHEAD_LIMIT;
    }
}
