package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;

/**
 * Names a tile among those of its agent.
 *
 * @param minute start of the minute, epoch milliseconds
 */
public record TileKey(long minute, String agentVersion, String channel, String locale) {
    static TileKey of(MetricTile tile) {
        return new TileKey(Minutes.start(tile), tile.agentVersion(), tile.channel(), tile.locale());
    }
}
