package dev.vigia.jobs.trends;

import dev.vigia.jobs.series.EventClock;
import dev.vigia.jobs.series.Minutes;
import java.time.Duration;

/**
 * How far the windows of one agent have been closed. It lives in keyed state, so it only ever grows.
 *
 * @param firstMinute start of the first minute known of the agent, epoch milliseconds
 * @param lastMinute start of the newest minute known of the agent, epoch milliseconds
 * @param nextEnd end of the window that is closed next, epoch milliseconds
 * @param active whether anything happened in the window that was closed last
 * @param fallbackAt when to look whether a silent stream's window must be closed, in processing time
 */
public record TrendProgress(
        long firstMinute, long lastMinute, long nextEnd, boolean active, EventClock clock, long fallbackAt) {
    /** An agent that still sends tiles has its windows closed by watermarks. */
    private static final long SILENCE = Duration.ofSeconds(30).toMillis();

    /** Leaves watermarks, which trail by the out-of-orderness of two jobs, the first chance. */
    private static final long GRACE = Duration.ofSeconds(15).toMillis();

    static TrendProgress startedBy(long minute, EventClock clock) {
        return new TrendProgress(minute, minute, minute + Minutes.MINUTE, false, clock, 0);
    }

    TrendProgress with(long minute, EventClock newClock) {
        return new TrendProgress(
                Math.min(firstMinute, minute), Math.max(lastMinute, minute), nextEnd, active, newClock, fallbackAt);
    }

    TrendProgress withFallbackAt(long time) {
        return new TrendProgress(firstMinute, lastMinute, nextEnd, active, clock, time);
    }

    TrendProgress closed(boolean nowActive) {
        return new TrendProgress(firstMinute, lastMinute, nextEnd + Minutes.MINUTE, nowActive, clock, fallbackAt);
    }

    /** When, in processing time, a silent stream is taken to have passed the end of the next window. */
    long deadline() {
        return clock.processingTime() + Math.max(SILENCE, nextEnd - clock.eventTime() + GRACE);
    }
}
