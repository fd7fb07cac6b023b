package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import java.util.ArrayList;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The recent tiles of the current agent, in keyed state: the newest version of each minute and set of dimensions.
 * Its owner bounds it by {@link #evictBefore}.
 */
public final class RecentTiles {
    private final MapState<TileKey, TileCounts> tiles;

    private RecentTiles(MapState<TileKey, TileCounts> tiles) {
        this.tiles = tiles;
    }

    /** The state named {@code recent-tiles} of an operator. */
    public static RecentTiles of(RuntimeContext context) {
        return new RecentTiles(context.getMapState(new MapStateDescriptor<>(
                "recent-tiles", TypeInformation.of(TileKey.class), TypeInformation.of(TileCounts.class))));
    }

    /** Takes a tile in, unless a newer version of it is known; the same version again changes nothing. */
    public void put(MetricTile tile) throws Exception {
        var key = TileKey.of(tile);
        var known = tiles.get(key);
        if (known == null || known.version() <= tile.version()) {
            tiles.put(key, TileCounts.of(tile));
        }
    }

    /**
     * The totals of each minute that has tiles, merged over their dimensions.
     *
     * @param from start of the first minute, epoch milliseconds
     * @param to the minute after the last one
     */
    public NavigableMap<Long, MetricTotals> totals(long from, long to) throws Exception {
        var totals = new TreeMap<Long, MetricTotals>();
        for (var tile : tiles.entries()) {
            long minute = tile.getKey().minute();
            if (minute >= from && minute < to) {
                totals.computeIfAbsent(minute, fresh -> new MetricTotals()).add(tile.getValue());
            }
        }
        return totals;
    }

    /** Forgets every minute before the given one. */
    public void evictBefore(long minute) throws Exception {
        var old = new ArrayList<TileKey>();
        for (var key : tiles.keys()) {
            if (key.minute() < minute) {
                old.add(key);
            }
        }
        for (var key : old) {
            tiles.remove(key);
        }
    }

    public boolean isEmpty() throws Exception {
        return tiles.isEmpty();
    }
}
