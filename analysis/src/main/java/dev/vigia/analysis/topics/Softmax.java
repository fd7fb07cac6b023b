package dev.vigia.analysis.topics;

/** Scores to probabilities. */
final class Softmax {
    private Softmax() {}

    /** The share of {@code scores[at]} among the first {@code count}, under a temperature. */
    static double share(double[] scores, int count, int at, double temperature) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += StrictMath.exp(Math.min((scores[i] - scores[at]) / temperature, 700));
        }
        return 1 / total;
    }

    static double logistic(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }
}
