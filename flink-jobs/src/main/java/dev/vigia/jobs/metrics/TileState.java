package dev.vigia.jobs.metrics;

/**
 * What is remembered of a tile.
 *
 * @param lateEvents events that came after the minute was complete
 * @param users see {@link dev.vigia.schema.DistinctUsers#encode}
 */
public record TileState(Counts counts, Bins bins, byte[] users, long lateEvents, Upkeep upkeep) {
    static final TileState EMPTY = new TileState(Counts.none(), Bins.NONE, new byte[0], 0, Upkeep.NEW);
}
