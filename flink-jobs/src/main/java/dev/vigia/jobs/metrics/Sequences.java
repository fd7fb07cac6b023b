package dev.vigia.jobs.metrics;

import java.util.Arrays;

/**
 * A set of sequence numbers, as ranges. Sources number without gaps, so it is one range nearly always.
 *
 * @param bounds ascending: the first number of a range and the one after its last, and so on
 */
public record Sequences(long[] bounds) {
    /** Further ranges are joined, nearest first: gaps between them are counted still, but not named. */
    static final int MOST_RANGES = 64;

    static final Sequences NONE = new Sequences(new long[0]);

    static Sequences of(long number) {
        return new Sequences(new long[] {number, number + 1});
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    Sequences plus(Sequences other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        long[] merged = new long[bounds.length + other.bounds.length];
        int size = 0;
        for (int i = 0, j = 0; i < bounds.length || j < other.bounds.length; ) {
            boolean mine = j == other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j]);
            long from = mine ? bounds[i++] : other.bounds[j++];
            long to = mine ? bounds[i++] : other.bounds[j++];
            if (size > 0 && from <= merged[size - 1]) {
                merged[size - 1] = Math.max(merged[size - 1], to);
            } else {
                merged[size++] = from;
                merged[size++] = to;
            }
        }
        while (size > 2 * MOST_RANGES) {
            size = joinNearest(merged, size);
        }
        return new Sequences(Arrays.copyOf(merged, size));
    }

    private static int joinNearest(long[] bounds, int size) {
        int nearest = 1;
        for (int i = 3; i < size - 1; i += 2) {
            if (bounds[i + 1] - bounds[i] < bounds[nearest + 1] - bounds[nearest]) {
                nearest = i;
            }
        }
        System.arraycopy(bounds, nearest + 2, bounds, nearest, size - nearest - 2);
        return size - 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sequences sequences && Arrays.equals(bounds, sequences.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return "Sequences" + Arrays.toString(bounds);
    }
}
