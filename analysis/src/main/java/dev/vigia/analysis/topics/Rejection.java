package dev.vigia.analysis.topics;

import java.util.List;

/**
 * Decides whether a text is about none of the topics: a logistic function of what the margins look like, and the
 * threshold that keeps false alarms (texts of a topic that are turned away) below a chosen share.
 *
 * @param weights by {@link #signs}
 * @param threshold a text is turned away when {@link #probability} is above it; 1 turns nothing away
 */
record Rejection(double[] weights, double threshold) {
    private static final int ROUNDS = 30;
    private static final double RIDGE = 1e-2;

    /** Without examples of "none of these": far from every border and full of unseen words. */
    private static final double[] UNTAUGHT = {-1, -2.5, -0.5, 0, 1.5};

    /** @param noneMargin of the machine trained on texts of no topic; −1 without one */
    static double[] signs(double best, double second, double noneMargin, double novelty) {
        return new double[] {1, clipped(best), clipped(best - second), clipped(noneMargin), novelty};
    }

    private static double clipped(double margin) {
        return Math.max(-3, Math.min(3, margin));
    }

    double probability(double[] signs) {
        return Softmax.logistic(dot(weights, signs));
    }

    /**
     * @param inside signs of unseen texts of a topic
     * @param outside signs of unseen texts of none; too few of them teach nothing
     * @param falseAlarms highest share of {@code inside} to turn away
     */
    static Rejection fit(List<double[]> inside, List<double[]> outside, double falseAlarms) {
        double[] weights = outside.size() < 10 || inside.isEmpty() ? UNTAUGHT : logistic(inside, outside);
        Rejection open = new Rejection(weights, 1);
        double[] scores =
                inside.stream().mapToDouble(open::probability).sorted().toArray();
        int keep = (int) Math.ceil(scores.length * (1 - falseAlarms)) - 1;
        return new Rejection(weights, keep < 0 ? 1 : scores[Math.min(keep, scores.length - 1)]);
    }

    /** Newton's method; both sides weigh the same however many texts they have, and a small ridge keeps it finite. */
    private static double[] logistic(List<double[]> inside, List<double[]> outside) {
        int size = UNTAUGHT.length;
        double[] weights = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (int i = 0; i < size; i++) {
                gradient[i] = RIDGE * weights[i];
                curvature[i][i] = RIDGE;
            }
            add(inside, 0, weights, gradient, curvature);
            add(outside, 1, weights, gradient, curvature);
            double[] step = solve(curvature, gradient);
            for (int i = 0; i < size; i++) {
                weights[i] -= step[i];
            }
        }
        return weights;
    }

    private static void add(
            List<double[]> rows, int target, double[] weights, double[] gradient, double[][] curvature) {
        double share = 1.0 / rows.size();
        for (double[] row : rows) {
            double p = Softmax.logistic(dot(weights, row));
            for (int i = 0; i < row.length; i++) {
                gradient[i] += share * (p - target) * row[i];
                for (int j = 0; j < row.length; j++) {
                    curvature[i][j] += share * Math.max(p * (1 - p), 1e-6) * row[i] * row[j];
                }
            }
        }
    }

    /** Gaussian elimination; the matrix is positive definite by its ridge. */
    private static double[] solve(double[][] a, double[] b) {
        int size = b.length;
        double[] x = b.clone();
        for (int column = 0; column < size; column++) {
            for (int row = column + 1; row < size; row++) {
                double factor = a[row][column] / a[column][column];
                for (int i = column; i < size; i++) {
                    a[row][i] -= factor * a[column][i];
                }
                x[row] -= factor * x[column];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int i = row + 1; i < size; i++) {
                x[row] -= a[row][i] * x[i];
            }
            x[row] /= a[row][row];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
