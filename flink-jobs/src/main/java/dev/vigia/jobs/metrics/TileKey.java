package dev.vigia.jobs.metrics;

import java.util.stream.Stream;

/**
 * What names a tile. Dimensions that are not known are empty strings.
 *
 * @param start epoch milliseconds
 * @param length milliseconds: of a minute, an hour or a day. A number, because an enum's hash code differs between
 *     machines and could not be a key
 */
public record TileKey(long start, long length, String agentId, String agentVersion, String channel, String locale) {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** The tile of the minute that an instant (epoch milliseconds) lies in. */
    public static TileKey ofMinute(long instant, String agentId, String agentVersion, String channel, String locale) {
        return new TileKey(minuteOf(instant), MINUTE, agentId, agentVersion, channel, locale);
    }

    /** The start of the minute that an instant (epoch milliseconds) lies in. */
    public static long minuteOf(long instant) {
        return floor(instant, MINUTE);
    }

    /** Whether the minute of an instant is over at another, both epoch milliseconds. */
    public static boolean isLate(long instant, long watermark) {
        return minuteOf(instant) + MINUTE <= watermark;
    }

    /** The tiles of the hour and of the day (UTC) that this tile is a part of. */
    Stream<TileKey> wholes() {
        return Stream.of(HOUR, DAY)
                .map(longer -> new TileKey(floor(start, longer), longer, agentId, agentVersion, channel, locale));
    }

    boolean isMinute() {
        return length == MINUTE;
    }

    /** The value in contract 2. */
    String granularity() {
        return length == MINUTE ? "minute" : length == HOUR ? "hour" : "day";
    }

    long endMillis() {
        return start + length;
    }

    /** Whether it is over at this instant of event time, epoch milliseconds. */
    public boolean endsBy(long instant) {
        return endMillis() <= instant;
    }

    private static long floor(long instant, long length) {
        return Math.floorDiv(instant, length) * length;
    }
}
