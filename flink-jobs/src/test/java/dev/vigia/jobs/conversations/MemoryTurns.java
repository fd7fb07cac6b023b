package dev.vigia.jobs.conversations;

import java.util.HashMap;
import java.util.Map;

/** Older turns in memory. */
final class MemoryTurns implements OlderTurns {
    private final Map<String, Turn> turns = new HashMap<>();

    @Override
    public void put(Turn turn) {
        turns.put(turn.id(), turn);
    }

    @Override
    public Iterable<Turn> all() {
        return turns.values();
    }

    int size() {
        return turns.size();
    }
}
