package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import org.jspecify.annotations.Nullable;

/**
 * A record of the tiles' topic, decoded where it was read so that each partition has its own watermark: either a tile,
 * or a problem with the bytes it was found in.
 *
 * @param tile null when there is a problem
 * @param code of the problem, as in {@link dev.vigia.events.RejectedEvent}
 * @param problem what is wrong, for people
 * @param position {@code topic/partition/offset}
 * @param recordedAt the Kafka record's own time, epoch milliseconds
 * @param bytes null when there is a tile
 */
public record TileRecord(
        @Nullable MetricTile tile,
        @Nullable String code,
        @Nullable String problem,
        String position,
        long recordedAt,
        byte @Nullable [] bytes) {

    static TileRecord of(MetricTile tile, String position, long recordedAt) {
        return new TileRecord(tile, null, null, position, recordedAt, null);
    }

    static TileRecord rejected(String code, String problem, String position, long recordedAt, byte[] bytes) {
        return new TileRecord(null, code, problem, position, recordedAt, bytes);
    }
}
