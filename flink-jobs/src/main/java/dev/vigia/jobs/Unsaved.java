package dev.vigia.jobs;

import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.state.ManagedInitializationContext;

/**
 * Keys whose state was read back from PostgreSQL and is in no completed checkpoint yet. Whoever told something of it
 * before that, and failed, would read it back with that in it, and count it again, or not at all.
 */
public final class Unsaved<K> {
    /** Whether this job takes checkpoints at all: after the state horizon it has taken many. */
    private boolean checkpoints;

    /** Since the last checkpoint began. */
    private Set<K> fresh = new HashSet<>();

    /** Those in a checkpoint that has not been completed, by its number. */
    private final NavigableMap<Long, Set<K>> underway = new TreeMap<>();

    public Unsaved(ManagedInitializationContext context) {
        checkpoints = context.isRestored();
    }

    public void add(K key) {
        if (checkpoints) {
            fresh.add(key);
        }
    }

    public boolean contains(K key) {
        return fresh.contains(key) || underway.values().stream().anyMatch(keys -> keys.contains(key));
    }

    /** A checkpoint takes the state as it is now. */
    public void begin(long checkpointId) {
        checkpoints = true;
        if (!fresh.isEmpty()) {
            underway.put(checkpointId, fresh);
            fresh = new HashSet<>();
        }
    }

    public void complete(long checkpointId) {
        underway.headMap(checkpointId, true).clear();
    }
}
