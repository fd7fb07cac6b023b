package dev.vigia.jobs.metrics;

import dev.vigia.jobs.metrics.Share.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the differences that one event makes, so that each tile is told once. */
public final class TileChanges {
    private final Map<TileKey, Draft> drafts = new LinkedHashMap<>();

    /** What is collected for one tile. */
    private static final class Draft {
        private Counts counts = Counts.none();
        private final List<Measured> durations = new ArrayList<>();
        private int lateEvents;

        private boolean changesNothing() {
            return counts.isZero() && durations.isEmpty() && lateEvents == 0;
        }
    }

    /** Replaces what was contributed before (null: nothing) by what is contributed now (null: nothing). */
    public void replace(@Nullable Share before, @Nullable Share after) {
        if (before != null) {
            add(before, -1);
        }
        if (after != null) {
            add(after, 1);
        }
    }

    /** Notes that a tile's minute was already complete when one of its events came. */
    public void late(TileKey key) {
        draft(key).lateEvents++;
    }

    /** The changes, one for each tile that is affected. */
    public List<TileChange> toList() {
        return drafts.entrySet().stream()
                .filter(entry -> !entry.getValue().changesNothing())
                .map(entry -> new TileChange(
                        entry.getKey(),
                        entry.getValue().counts,
                        entry.getValue().durations,
                        entry.getValue().lateEvents))
                .toList();
    }

    private void add(Share share, int times) {
        var draft = draft(share.key());
        draft.counts =
                draft.counts.plus(times > 0 ? share.counts() : share.counts().negated());
        for (var measured : share.durations()) {
            addDuration(draft.durations, new Measured(measured.latency(), measured.millis(), times * measured.times()));
        }
    }

    private static void addDuration(List<Measured> durations, Measured added) {
        var opposite = new Measured(added.latency(), added.millis(), -added.times());
        if (!durations.remove(opposite)) {
            durations.add(added);
        }
    }

    private Draft draft(TileKey key) {
        return drafts.computeIfAbsent(key, missing -> new Draft());
    }
}
