package dev.vigia.analysis.topics;

import java.util.ArrayList;
import java.util.List;

/** What models said of rows that they had not seen, and what follows for probabilities and for "none of these". */
final class LeftOut {
    private final List<double[]> margins = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();
    private final List<double[]> inside = new ArrayList<>();
    private final List<double[]> outside = new ArrayList<>();
    private int right;

    /** @param label of the row; {@code topics} for a text of none */
    void add(double[] rowMargins, int topics, int label, double novelty) {
        Ranking ranking = Ranking.of(rowMargins, topics);
        double[] signs = ranking.signs(novelty);
        if (label == topics) {
            outside.add(signs);
            return;
        }
        inside.add(signs);
        margins.add(java.util.Arrays.copyOf(rowMargins, topics));
        labels.add(label);
        right += ranking.best() == label ? 1 : 0;
    }

    double accuracy() {
        return labels.isEmpty() ? 0 : (double) right / labels.size();
    }

    /** The divisor of the margins, out of a grid, under which the true topics are least surprising. */
    double temperature() {
        double best = 1;
        double least = Double.MAX_VALUE;
        for (double temperature = 0.05; temperature < 1.5; temperature *= 1.15) {
            double surprise = 0;
            for (int i = 0; i < labels.size(); i++) {
                double[] row = margins.get(i);
                surprise -= StrictMath.log(Softmax.share(row, row.length, labels.get(i), temperature) + 1e-12);
            }
            if (surprise < least) {
                least = surprise;
                best = temperature;
            }
        }
        return best;
    }

    Rejection rejection(double falseAlarms) {
        Rejection fitted = Rejection.fit(inside, outside, falseAlarms);
        return falseAlarms > 0 ? fitted : new Rejection(fitted.weights(), 1);
    }
}
