package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.DistinctUsers;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Sums changes to tiles without an operator, for tests of whoever makes changes. */
public final class TileSum {
    private TileSum() {}

    public static List<MetricTile> of(Collection<TileChange> changes) {
        var byTile = changes.stream().collect(Collectors.groupingBy(TileChange::key));
        return byTile.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static MetricTile sum(TileKey key, List<TileChange> changes) {
        return Tiles.tile(key, state(changes), 1, 0, 0);
    }

    static TileState state(List<TileChange> changes) {
        var state = TileState.EMPTY;
        for (var change : changes) {
            state = new TileState(
                    state.counts().plus(change.counts()),
                    state.bins().plus(change.bins()),
                    DistinctUsers.with(state.users(), change.users()),
                    state.lateEvents() + change.lateEvents(),
                    Upkeep.NEW);
        }
        return state;
    }
}
