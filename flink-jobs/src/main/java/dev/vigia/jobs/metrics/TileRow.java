package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;

/**
 * One version of a tile: what contract 1 says of minute tiles, and what the tables hold beside.
 *
 * @param granularity {@code minute}, {@code hour} or {@code day}
 * @param counts all of them; contract 1 does not have those of users who came back
 * @param users see {@link dev.vigia.schema.DistinctUsers#encode}
 */
public record TileRow(String granularity, Counts counts, byte[] users, MetricTile tile) {
    /** Whether other jobs are told of it: they only know minutes. */
    public boolean isMinute() {
        return granularity.equals("minute");
    }
}
