package dev.vigia.jobs.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the differences that events make, so that each tile is told once: the first of two phases of the sums. */
public final class TileChanges {
    private final Map<TileKey, Draft> drafts = new LinkedHashMap<>();

    /** What is collected for one tile. */
    private static final class Draft {
        private final long[] counts = new long[Count.values().length];
        private final Map<Long, Long> bins = new HashMap<>();
        private final Set<Integer> users = new HashSet<>();
        private int lateEvents;

        private void add(Draft other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
            other.bins.forEach((bin, count) -> bins.merge(bin, count, Long::sum));
            users.addAll(other.users);
            lateEvents += other.lateEvents;
        }

        private TileChange of(TileKey key) {
            return new TileChange(
                    key,
                    new Counts(counts),
                    Bins.of(bins),
                    users.stream().mapToInt(Integer::intValue).sorted().toArray(),
                    lateEvents);
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

    /** Notes that a user was seen; this cannot be taken back. */
    public void seen(TileKey key, int userToken) {
        draft(key).users.add(userToken);
    }

    /** Notes that a tile's minute was already complete when one of its events came. */
    public void late(TileKey key) {
        draft(key).lateEvents++;
    }

    /** The changes of minute tiles, one for each that is affected. */
    public List<TileChange> minutes() {
        return changes(drafts);
    }

    /** The same for hours and days. */
    public List<TileChange> wholes() {
        var wholes = new LinkedHashMap<TileKey, Draft>();
        drafts.forEach(
                (key, draft) -> key.wholes().forEach(whole -> wholes.computeIfAbsent(whole, missing -> new Draft())
                        .add(draft)));
        return changes(wholes);
    }

    private static List<TileChange> changes(Map<TileKey, Draft> drafts) {
        return drafts.entrySet().stream()
                .map(entry -> entry.getValue().of(entry.getKey()))
                .filter(change -> !change.counts().isZero()
                        || !change.bins().isZero()
                        || change.users().length > 0
                        || change.lateEvents() > 0)
                .toList();
    }

    private void add(Share share, int times) {
        var draft = draft(share.key());
        share.counts().addTo(draft.counts, times);
        for (var measured : share.durations()) {
            draft.bins.merge(Bins.keyOf(measured), (long) times * measured.times(), Long::sum);
        }
    }

    private Draft draft(TileKey key) {
        return drafts.computeIfAbsent(key, missing -> new Draft());
    }
}
