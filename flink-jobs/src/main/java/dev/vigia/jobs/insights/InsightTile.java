package dev.vigia.jobs.insights;

import java.time.Instant;

/**
 * The users' messages of one minute with the same dimensions: a row of {@code chat_insight_metrics}.
 *
 * @param asOf event time up to which the tile is known, epoch milliseconds
 * @param complete whether the watermark has passed the minute
 */
public record InsightTile(TileKey key, TileSums sums, long asOf, boolean complete) {
    /** A watermark beyond every date ends bounded input; PostgreSQL takes this one. */
    private static final long LAST_INSTANT =
            Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    static InsightTile at(long watermark, TileKey key, TileSums sums) {
        return new InsightTile(
                key,
                sums,
                Math.max(sums.newest(), Math.min(watermark, LAST_INSTANT)),
                watermark >= key.bucketEnd() - 1);
    }

    /** Grows with every message and with completion, so that an older row never replaces a newer one. */
    long version() {
        return sums.messages() * 2 + (complete ? 1 : 0);
    }
}
