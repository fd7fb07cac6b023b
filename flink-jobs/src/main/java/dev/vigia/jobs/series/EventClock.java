package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import java.time.Duration;

/**
 * What time it is for one agent, in event time, also when nothing comes any more: the newest time that its tiles have
 * shown, plus the processing time that has passed since the last of them. So it stands for now on a live stream, runs
 * on in silence, and follows recorded times when history is played.
 *
 * @param eventTime newest event time shown, epoch milliseconds
 * @param processingTime when the last tile came, epoch milliseconds
 */
public record EventClock(long eventTime, long processingTime) {
    /** A watermark that lags further behind its tile's minute belongs to a stream that has only just woken up. */
    private static final long CREDIBLE_LAG = Duration.ofMinutes(10).toMillis();

    public static EventClock startedBy(MetricTile tile, long processingTime) {
        return new EventClock(timeOf(tile), processingTime);
    }

    public EventClock advancedBy(MetricTile tile, long now) {
        return new EventClock(Math.max(eventTime, timeOf(tile)), now);
    }

    /** The event time at the given processing time. */
    public long at(long now) {
        return eventTime + Math.max(0, now - processingTime);
    }

    private static long timeOf(MetricTile tile) {
        long minute = Minutes.start(tile);
        long asOf = tile.asOf().toEpochMilli();
        return minute - asOf > CREDIBLE_LAG ? minute : asOf;
    }
}
