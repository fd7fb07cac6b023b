package dev.vigia.jobs.conversations;

import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** Older turns in Flink's state. */
final class StoredTurns implements OlderTurns {
    private final MapState<String, Turn> turns;

    StoredTurns(MapState<String, Turn> turns) {
        this.turns = turns;
    }

    @Override
    public void put(Turn turn) {
        try {
            turns.put(turn.id(), turn);
        } catch (Exception broken) {
            throw new FlinkRuntimeException("The store of older turns cannot be written", broken);
        }
    }

    @Override
    public Iterable<Turn> all() {
        try {
            return turns.values();
        } catch (Exception broken) {
            throw new FlinkRuntimeException("The store of older turns cannot be read", broken);
        }
    }
}
