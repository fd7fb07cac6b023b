package dev.vigia.analysis.topics;

import java.util.List;
import java.util.Random;

/**
 * A two-class support vector machine with squared hinge loss, fitted in the dual one example at a time (Hsieh, Chang,
 * Lin, Keerthi and Sundararajan 2008, "A dual coordinate descent method for large-scale linear SVM"), with their
 * shrinking. One thread, a fixed order: the same rows give the same weights bit for bit.
 */
final class LinearSvm {
    private static final int ROUNDS = 60;
    private static final double TOLERANCE = 0.1;
    private static final long SEED = 7;

    private final List<SparseVector> rows;
    private final double[] squared;
    private final int features;
    private final double penalty;

    /** @param cost how much an example on the wrong side counts against large weights */
    LinearSvm(List<SparseVector> rows, int features, double cost) {
        this.rows = rows;
        this.features = features;
        this.penalty = 0.5 / cost;
        this.squared = rows.stream().mapToDouble(SparseVector::squaredLength).toArray();
    }

    /** Weights by feature, the constant last. @param labels by row; the rows of {@code positive} against the rest */
    float[] fit(int[] labels, int positive) {
        float[] weights = new float[features + 1];
        double[] alpha = new double[rows.size()];
        int[] order = new int[alpha.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var random = new Random(SEED);
        int active = order.length;
        double limit = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            for (int at = 0; at < active; at++) {
                swap(order, at, at + random.nextInt(active - at));
            }
            double highest = -Double.MAX_VALUE;
            double lowest = Double.MAX_VALUE;
            for (int at = 0; at < active; at++) {
                int row = order[at];
                SparseVector vector = rows.get(row);
                double sign = labels[row] == positive ? 1 : -1;
                double slope = sign * (vector.dot(weights) + weights[features]) - 1 + penalty * alpha[row];
                if (alpha[row] == 0 && slope > limit) {
                    swap(order, at--, --active);
                    continue;
                }
                double projected = alpha[row] == 0 ? Math.min(slope, 0) : slope;
                highest = Math.max(highest, projected);
                lowest = Math.min(lowest, projected);
                if (Math.abs(projected) > 1e-12) {
                    double old = alpha[row];
                    alpha[row] = Math.max(0, old - slope / (squared[row] + 1 + penalty));
                    step(weights, vector, (float) ((alpha[row] - old) * sign));
                }
            }
            if (highest - lowest < TOLERANCE) {
                if (active == order.length) {
                    break;
                }
                // Solved for the examples that still matter: look once more at all of them.
                active = order.length;
                limit = Double.MAX_VALUE;
            } else {
                limit = highest <= 0 ? Double.MAX_VALUE : highest;
            }
        }
        return weights;
    }

    private void step(float[] weights, SparseVector vector, float amount) {
        int[] index = vector.index();
        float[] value = vector.value();
        for (int i = 0; i < index.length; i++) {
            weights[index[i]] += amount * value[i];
        }
        weights[features] += amount;
    }

    private static void swap(int[] order, int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }
}
