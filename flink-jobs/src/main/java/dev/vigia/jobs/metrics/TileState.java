package dev.vigia.jobs.metrics;

/**
 * What is remembered of a tile, except its sketches' bins.
 *
 * @param lateEvents events that came after the minute was complete
 */
public record TileState(Counts counts, long lateEvents, Upkeep upkeep) {
    static final TileState EMPTY = new TileState(Counts.none(), 0, Upkeep.NEW);
}
