package dev.vigia.jobs.metrics;

/**
 * What names a minute tile. Dimensions that are not known are empty strings.
 *
 * @param minute start of the minute, epoch milliseconds
 */
public record TileKey(long minute, String agentId, String agentVersion, String channel, String locale) {
    static final long MINUTE = 60_000;

    /** The start of the minute that an instant (epoch milliseconds) lies in. */
    public static long minuteOf(long instant) {
        return Math.floorDiv(instant, MINUTE) * MINUTE;
    }

    long endMillis() {
        return minute + MINUTE;
    }

    /** Whether the minute is over at this instant of event time, epoch milliseconds. */
    public boolean endsBy(long instant) {
        return endMillis() <= instant;
    }
}
