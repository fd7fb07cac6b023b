package dev.vigia.jobs.metrics;

import dev.vigia.jobs.metrics.Share.Measured;
import java.util.List;

/**
 * A correction of one tile. Corrections add up: applying them in any order gives the same tile.
 *
 * @param lateEvents how many events behind this change came after the tile's minute was complete
 */
public record TileChange(TileKey key, Counts counts, List<Measured> durations, int lateEvents) {
    public TileChange {
        durations = List.copyOf(durations);
    }
}
