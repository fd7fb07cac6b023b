package dev.vigia.jobs.metrics;

import java.util.Arrays;

/**
 * A correction of one tile. Corrections add up: applying them in any order gives the same tile.
 *
 * @param users tokens of the users that were seen, see {@link dev.vigia.schema.DistinctUsers}
 * @param lateEvents how many events behind this change came after the minute was complete
 */
public record TileChange(TileKey key, Counts counts, Bins bins, int[] users, int lateEvents) {
    @Override
    public boolean equals(Object other) {
        return other instanceof TileChange change
                && key.equals(change.key)
                && counts.equals(change.counts)
                && bins.equals(change.bins)
                && Arrays.equals(users, change.users)
                && lateEvents == change.lateEvents;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
