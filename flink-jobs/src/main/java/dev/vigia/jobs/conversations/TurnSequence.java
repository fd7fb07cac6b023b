package dev.vigia.jobs.conversations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The turns of one conversation, in order. The newest few are at hand; the others lie in a store and are looked
 * through only when something belongs among them, so an endless conversation costs no more per event than a short one.
 */
final class TurnSequence {
    static final int AT_HAND = 8;

    private final List<Turn> recent;
    private final OlderTurns older;
    private boolean spilled;
    private final Map<String, Turn> touched = new LinkedHashMap<>();

    TurnSequence(List<Turn> recent, boolean spilled, OlderTurns older) {
        this.recent = new ArrayList<>(recent);
        this.spilled = spilled;
        this.older = older;
    }

    /** The newest turns, at most {@link #AT_HAND}. */
    List<Turn> recent() {
        return recent;
    }

    boolean spilled() {
        return spilled;
    }

    Turn last() {
        return recent.get(recent.size() - 1);
    }

    /** The turn that an event at this position belongs to. */
    Turn at(Position position) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (!recent.get(i).start().isAfter(position)) {
                return recent.get(i);
            }
        }
        Turn found = recent.get(0);
        for (var turn : older.all()) {
            boolean begun = !turn.start().isAfter(position);
            if (begun && (found.start().isAfter(position) || turn.start().isAfter(found.start()))) {
                found = turn;
            }
        }
        return found;
    }

    /** Puts a changed turn in its place and marks it as touched. */
    void replace(Turn turn) {
        store(turn);
        touched.put(turn.id(), turn);
    }

    /** Adds a turn behind {@code predecessor} and counts on from there; all turns that move are touched. */
    void insertAfter(Turn predecessor, Turn added) {
        int index = indexOf(predecessor);
        if (index >= 0) {
            recent.add(index + 1, added);
        } else {
            older.put(added);
            renumberOlder(added);
        }
        touched.put(added.id(), added);
        renumberRecent(added);
        while (recent.size() > AT_HAND) {
            older.put(recent.remove(0));
            spilled = true;
        }
    }

    /** The turns that were changed since the last call. */
    List<Turn> takeTouched() {
        var turns = List.copyOf(touched.values());
        touched.clear();
        return turns;
    }

    /** Stores what was told of a turn; this is no change. */
    void store(Turn turn) {
        int index = indexOf(turn);
        if (index >= 0) {
            recent.set(index, turn);
        } else {
            older.put(turn);
        }
    }

    private void renumberRecent(Turn added) {
        for (int i = 0; i < recent.size(); i++) {
            var turn = recent.get(i);
            if (turn.start().isAfter(added.start())) {
                recent.set(i, turn.numbered(turn.number() + 1));
                touched.put(turn.id(), recent.get(i));
            }
        }
    }

    private void renumberOlder(Turn added) {
        var moved = new ArrayList<Turn>();
        for (var turn : older.all()) {
            if (turn.start().isAfter(added.start())) {
                moved.add(turn.numbered(turn.number() + 1));
            }
        }
        for (var turn : moved) {
            older.put(turn);
            touched.put(turn.id(), turn);
        }
    }

    private int indexOf(Turn wanted) {
        for (int i = recent.size() - 1; i >= 0; i--) {
            if (recent.get(i).id().equals(wanted.id())) {
                return i;
            }
        }
        return -1;
    }
}
