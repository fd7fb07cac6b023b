package dev.vigia.jobs.trends;

import java.util.Arrays;

/**
 * The Mann-Kendall test for a monotonic trend (Mann 1945; Kendall 1975), in the normal approximation with continuity
 * correction and the variance corrected for ties. It asks nothing of the values' distribution; it does take them for
 * independent, so a series whose neighbours resemble each other looks surer than it is. The approximation is good
 * from ten values on.
 *
 * @param s pairs that rise minus pairs that fall
 * @param variance of {@code s} when there is no trend
 * @param z {@code s}, moved one towards 0, in standard deviations; 0 when all values are equal
 * @param pValue two-sided: the chance of so large an |s| without a trend
 */
record MannKendall(long s, double variance, double z, double pValue) {

    /** @param values in the order of time; finite */
    static MannKendall test(double[] values) {
        long s = 0;
        for (int later = 1; later < values.length; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                s += (long) Math.signum(values[later] - values[earlier]);
            }
        }
        double variance = variance(values);
        double z = variance > 0 ? (s - Math.signum(s)) / Math.sqrt(variance) : 0;
        return new MannKendall(s, variance, z, Math.min(1, 2 * Normal.upperTail(Math.abs(z))));
    }

    private static double variance(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        double sum = term(sorted.length);
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                sum -= term(i - start);
                start = i;
            }
        }
        return sum / 18;
    }

    private static double term(double n) {
        return n * (n - 1) * (2 * n + 5);
    }
}
