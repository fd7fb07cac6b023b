package dev.vigia.bridge.privacy;

import java.util.Arrays;

/** Places in a text, in order. Not thread-safe. */
final class Places {
    private static final int[] NONE = {};
    private int[] places = NONE;
    private int count;

    void add(int place) {
        places = count == places.length ? Arrays.copyOf(places, Math.max(8, 2 * count)) : places;
        places[count++] = place;
    }

    int count() {
        return count;
    }

    int[] toArray() {
        return Arrays.copyOf(places, count);
    }
}
