package dev.vigia.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;

/**
 * The last line of a benchmark: a ratio of ours to a reference, with the bar it must reach.
 *
 * @param benchmark name of the benchmark
 * @param ratio ours / reference, of the medians of one run
 * @param bar the least ratio that is good enough
 */
public record Verdict(String benchmark, double ratio, double bar) {
    /** Prints {@code NAME ratio 1.23 (bar 1.00, reached)}; the exit code is 0 when the bar is reached, else 1. */
    public int print(PrintWriter out) {
        boolean reached = ratio >= bar;
        out.printf(
                Locale.ROOT, "%s ratio %.3f (bar %.2f, %s)%n", benchmark, ratio, bar, reached ? "reached" : "missed");
        out.flush();
        return reached ? 0 : 1;
    }

    /** The middle of an odd number of figures, the mean of the two in the middle of an even one. */
    public static double median(double... figures) {
        if (figures.length == 0) {
            throw new IllegalArgumentException("The median of no figures");
        }
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
