package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import java.time.Duration;

/** Arithmetic of whole minutes in epoch milliseconds. */
public final class Minutes {
    public static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private Minutes() {}

    /** The start of the minute that a time lies in. */
    public static long floor(long epochMillis) {
        return Math.floorDiv(epochMillis, MINUTE) * MINUTE;
    }

    /** The start of a tile's minute. */
    public static long start(MetricTile tile) {
        return floor(tile.bucketStart().toEpochMilli());
    }
}
