package dev.vigia.jobs.trends;

import java.util.Arrays;

/** The median: the middle value, or the mean of the two middle ones. */
final class Median {
    private Median() {}

    /** @param values at least one, in any order */
    static double of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
