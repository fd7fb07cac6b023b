package dev.vigia.bench.understanding;

import dev.vigia.analysis.topics.TopicRow;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** All pairs of requests, ranked by a measure: how many of the first are pairs of one label. */
final class PairRanking {
    private final double[] scores;
    private final boolean[] same;

    /** @param measure of the pair with that number; see {@link #first} and {@link #second} */
    PairRanking(List<TopicRow> rows, IntToDoubleFunction measure) {
        int pairs = rows.size() * (rows.size() - 1) / 2;
        scores = new double[pairs];
        same = new boolean[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            int later = first(pair);
            scores[pair] = measure.applyAsDouble(pair);
            same[pair] =
                    rows.get(later).label().equals(rows.get(second(pair, later)).label());
        }
    }

    /** The later one of a pair: pairs are numbered 1-0, 2-0, 2-1, 3-0, … */
    static int first(int pair) {
        int row = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
        while ((long) row * (row - 1) / 2 > pair) {
            row--;
        }
        while ((long) row * (row + 1) / 2 <= pair) {
            row++;
        }
        return row;
    }

    static int second(int pair, int first) {
        return pair - first * (first - 1) / 2;
    }

    /** Share of same-label pairs among the highest, down to where {@code recall} of all of them are found. */
    double precisionAt(double recall) {
        long[] order = new long[scores.length];
        int all = 0;
        for (int pair = 0; pair < order.length; pair++) {
            order[pair] = ((long) ((2 - scores[pair]) * 1e8) << 32) | pair;
            all += same[pair] ? 1 : 0;
        }
        Arrays.parallelSort(order);
        int hits = 0;
        for (int rank = 0; rank < order.length; rank++) {
            hits += same[(int) order[rank]] ? 1 : 0;
            if (hits >= recall * all) {
                return (double) hits / (rank + 1);
            }
        }
        return 0;
    }
}
