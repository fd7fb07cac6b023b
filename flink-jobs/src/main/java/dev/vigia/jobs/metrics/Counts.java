package dev.vigia.jobs.metrics;

import java.util.Arrays;

/**
 * One number for each {@link Count}; numbers may be negative in a correction.
 *
 * @param values by ordinal; shorter than the enum when written by an older version, the rest being zero
 */
public record Counts(long[] values) {
    private static final int SIZE = Count.values().length;

    public Counts {
        values = values.length < SIZE ? Arrays.copyOf(values, SIZE) : values;
    }

    public static Counts none() {
        return new Counts(new long[SIZE]);
    }

    /** Numbers that are put together one by one. */
    public static final class Draft {
        private final long[] values = new long[SIZE];

        public Draft with(Count count, long value) {
            values[count.ordinal()] = value;
            return this;
        }

        /** The numbers; the draft must not be used any more. */
        public Counts done() {
            return new Counts(values);
        }
    }

    public long get(Count count) {
        return values[count.ordinal()];
    }

    public Counts with(Count count, long value) {
        var changed = values.clone();
        changed[count.ordinal()] = value;
        return new Counts(changed);
    }

    public Counts plus(Counts other) {
        var sums = values.clone();
        for (int i = 0; i < SIZE; i++) {
            sums[i] += other.values[i];
        }
        return new Counts(sums);
    }

    void addTo(long[] sums, int times) {
        for (int i = 0; i < SIZE; i++) {
            sums[i] += times * values[i];
        }
    }

    public boolean isZero() {
        for (long value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && Arrays.equals(values, counts.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Counts");
        for (var count : Count.values()) {
            if (get(count) != 0) {
                text.append(' ').append(count).append('=').append(get(count));
            }
        }
        return text.toString();
    }
}
