package dev.vigia.jobs.insights;

import java.util.Objects;

/**
 * What names a tile: one minute and the dimensions.
 *
 * @param bucketStart epoch milliseconds, a whole minute
 * @param channel empty where unknown, as is {@code locale}
 * @param topic empty for none of the known ones
 */
public record TileKey(long bucketStart, String agentId, String channel, String locale, String language, String topic) {
    private static final long MINUTE = 60_000;

    static TileKey of(MessageInsight insight) {
        return new TileKey(
                Math.floorDiv(insight.occurredAt(), MINUTE) * MINUTE,
                insight.agentId(),
                insight.channel(),
                insight.locale(),
                insight.language(),
                Objects.requireNonNullElse(insight.topic(), ""));
    }

    /** The first millisecond after the minute. */
    long bucketEnd() {
        return bucketStart + MINUTE;
    }
}
