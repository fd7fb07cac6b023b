package dev.vigia.jobs.trends;

import java.util.Arrays;

/**
 * What a series says about where its metric is heading.
 *
 * @param slopePerHour in the metric's unit
 * @param current median of the last third of the points
 * @param baseline median of the first third of the points
 * @param pValue the chance of so clear a trend without one
 */
record Finding(Direction direction, double slopePerHour, double current, double baseline, double pValue, int points) {

    /**
     * A metric rises or falls when the test says so at the given significance, and its level has also moved that way
     * by at least the given share of the baseline; from a baseline of 0 any move is large enough.
     *
     * @param series two points or more
     */
    static Finding of(Series series, double significance, double leastChange) {
        var test = MannKendall.test(series.values());
        int n = series.size();
        int third = Math.max(1, n / 3);
        double baseline = Median.of(Arrays.copyOfRange(series.values(), 0, third));
        double current = Median.of(Arrays.copyOfRange(series.values(), n - third, n));
        double change = current - baseline;
        boolean clear = test.pValue() < significance
                && change != 0
                && Math.signum(change) == Math.signum(test.s())
                && Math.abs(change) >= leastChange * Math.abs(baseline);
        var direction = !clear ? Direction.STEADY : change > 0 ? Direction.RISING : Direction.FALLING;
        return new Finding(direction, SenSlope.perHour(series), current, baseline, test.pValue(), n);
    }
}
