package dev.vigia.bench.freshness;

import java.util.Arrays;
import java.util.Locale;

/**
 * How old messages were when they were seen.
 *
 * @param nanos ascending, at least one
 */
record Ages(long[] nanos) {
    static Ages of(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Ages(sorted);
    }

    /** The age that this share of the messages did not exceed, by nearest rank; milliseconds. */
    double millis(double share) {
        int rank = (int) Math.ceil(share * nanos.length);
        return nanos[Math.max(1, rank) - 1] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %,.0f ms, p99 %,.0f ms, worst %,.0f ms", millis(0.5), millis(0.99), millis(1));
    }
}
