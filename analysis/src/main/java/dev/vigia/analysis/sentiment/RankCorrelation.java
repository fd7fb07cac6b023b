package dev.vigia.analysis.sentiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation; ties share the mean of their ranks. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * −1…1; NaN when either list is constant or has fewer than two values.
     *
     * @throws IllegalArgumentException for lists of different sizes
     */
    public static double of(List<Double> x, List<Double> y) {
        if (x.size() != y.size()) {
            throw new IllegalArgumentException("rank correlation of " + x.size() + " and " + y.size() + " values");
        }
        double[] a = ranks(x);
        double[] b = ranks(y);
        double middle = (a.length - 1) / 2.0;
        double together = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            together += (a[i] - middle) * (b[i] - middle);
            first += (a[i] - middle) * (a[i] - middle);
            second += (b[i] - middle) * (b[i] - middle);
        }
        return together / Math.sqrt(first * second);
    }

    private static double[] ranks(List<Double> values) {
        int[] order = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[order.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values.get(order[to]).equals(values.get(order[from]))) {
                to++;
            }
            double shared = (from + to - 1) / 2.0;
            Arrays.stream(order, from, to).forEach(i -> ranks[i] = shared);
            from = to;
        }
        return ranks;
    }
}
