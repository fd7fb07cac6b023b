package dev.vigia.jobs.trends;

/**
 * Values of one metric in the order of time. Times need not be evenly spaced: a minute without a value is left out.
 *
 * @param hours when each value is, in hours from any fixed start, ascending without repetition
 * @param values finite, as many as {@code hours}
 */
record Series(double[] hours, double[] values) {
    Series {
        if (hours.length != values.length) {
            throw new IllegalArgumentException(hours.length + " times for " + values.length + " values");
        }
    }

    int size() {
        return values.length;
    }
}
