package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.LatencySketch;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        var counts = Counts.none();
        long late = 0;
        var bins = new EnumMap<Latency, Map<Integer, Long>>(Latency.class);
        for (var change : changes) {
            counts = counts.plus(change.counts());
            late += change.lateEvents();
            for (var measured : change.durations()) {
                bins.computeIfAbsent(measured.latency(), missing -> new HashMap<>())
                        .merge(LatencySketch.bin(measured.millis()), (long) measured.times(), Long::sum);
            }
        }
        var sketches = new EnumMap<Latency, byte[]>(Latency.class);
        bins.forEach((latency, ofLatency) ->
                sketches.put(latency, LatencySketch.ofBins(ofLatency).encode()));
        return Tiles.tile(key, new TileState(counts, late, Upkeep.NEW), sketches, 1, 0, 0);
    }
}
