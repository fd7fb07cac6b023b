package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;

/**
 * One version of a tile: what contract 1 says of minute tiles, and what the tables hold beside.
 *
 * @param granularity {@code minute}, {@code hour} or {@code day}
 * @param users see {@link dev.vigia.schema.DistinctUsers#encode}
 */
public record TileRow(String granularity, byte[] users, MetricTile tile) {
    /** Whether other jobs are told of it: they only know minutes. */
    public boolean isMinute() {
        return granularity.equals("minute");
    }
}
