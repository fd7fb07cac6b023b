package dev.vigia.analysis.sentiment;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Multinomial logistic regression with an L2 penalty, fitted by L-BFGS on one thread in a fixed order, so that the
 * same rows give the same weights bit for bit.
 */
final class MaximumEntropy {
    private static final int CLASSES = 3;
    private static final int MEMORY = 8;

    /** One row: its features, its class (0, 1, 2) and how much it counts. */
    record Example(Features features, int label, double weight) {}

    private final List<Example> examples;
    private final double penalty;
    private final double densePenalty;
    private final int[] features;
    private final int[] compact = new int[Features.SIZE];

    /** Only features that some example has are fitted; the others stay 0. The first feature is not penalised. */
    MaximumEntropy(List<Example> examples, double penalty, double densePenalty) {
        this.examples = examples;
        this.penalty = penalty;
        this.densePenalty = densePenalty;
        var seen = new BitSet(Features.SIZE);
        examples.forEach(example -> {
            for (int i = 0; i < example.features().size; i++) {
                seen.set(example.features().index[i]);
            }
        });
        this.features = seen.stream().toArray();
        for (int i = 0; i < features.length; i++) {
            compact[features[i]] = i;
        }
    }

    /** Weights by feature, then class: {@code weights[feature * 3 + class]}. */
    double[] fit(int iterations) {
        double[] fitted = minimise(iterations);
        double[] weights = new double[Features.SIZE * CLASSES];
        for (int i = 0; i < fitted.length; i++) {
            weights[features[i / CLASSES] * CLASSES + i % CLASSES] = fitted[i];
        }
        return weights;
    }

    private double[] minimise(int iterations) {
        double[] x = new double[features.length * CLASSES];
        double[] gradient = new double[x.length];
        double loss = evaluate(x, gradient);
        Deque<double[][]> history = new ArrayDeque<>();
        for (int round = 0; round < iterations; round++) {
            double[] direction = direction(gradient, history);
            double slope = dot(direction, gradient);
            double step = history.isEmpty() ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
            double[] next = new double[x.length];
            double[] nextGradient = new double[x.length];
            double nextLoss;
            while (true) {
                for (int i = 0; i < x.length; i++) {
                    next[i] = x[i] + step * direction[i];
                }
                nextLoss = evaluate(next, nextGradient);
                if (nextLoss <= loss + 1e-4 * step * slope || step < 1e-10) {
                    break;
                }
                step /= 2;
            }
            double[] moved = minus(next, x);
            double[] bent = minus(nextGradient, gradient);
            double curvature = dot(moved, bent);
            if (curvature > 1e-12) {
                history.addLast(new double[][] {moved, bent, {1 / curvature}});
                if (history.size() > MEMORY) {
                    history.removeFirst();
                }
            }
            boolean done = Math.abs(loss - nextLoss) < 1e-7 * Math.max(1, Math.abs(loss));
            x = next;
            gradient = nextGradient;
            loss = nextLoss;
            if (done) {
                break;
            }
        }
        return x;
    }

    private static double[] direction(double[] gradient, Deque<double[][]> history) {
        double[] q = gradient.clone();
        double[] alphas = new double[history.size()];
        int at = alphas.length;
        for (var it = history.descendingIterator(); it.hasNext(); ) {
            double[][] pair = it.next();
            double alpha = pair[2][0] * dot(pair[0], q);
            alphas[--at] = alpha;
            add(q, pair[1], -alpha);
        }
        if (!history.isEmpty()) {
            double[][] newest = history.getLast();
            double scale = 1 / (newest[2][0] * dot(newest[1], newest[1]));
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (double[][] pair : history) {
            double beta = pair[2][0] * dot(pair[1], q);
            add(q, pair[0], alphas[at++] - beta);
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private double evaluate(double[] weights, double[] gradient) {
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            int feature = features[i / CLASSES];
            double strength = feature == 0 ? 0 : feature < Features.DENSE ? densePenalty : penalty;
            gradient[i] = strength * weights[i];
            loss += strength * weights[i] * weights[i] / 2;
        }
        double[] p = new double[CLASSES];
        for (Example example : examples) {
            Features row = example.features();
            probabilities(row, weights, p);
            loss -= example.weight() * StrictMath.log(Math.max(p[example.label()], 1e-300));
            p[example.label()] -= 1;
            for (int i = 0; i < row.size; i++) {
                int base = compact[row.index[i]] * CLASSES;
                double amount = row.value[i] * example.weight();
                gradient[base] += amount * p[0];
                gradient[base + 1] += amount * p[1];
                gradient[base + 2] += amount * p[2];
            }
        }
        return loss;
    }

    private void probabilities(Features row, double[] weights, double[] into) {
        into[0] = into[1] = into[2] = 0;
        for (int i = 0; i < row.size; i++) {
            int base = compact[row.index[i]] * CLASSES;
            into[0] += weights[base] * row.value[i];
            into[1] += weights[base + 1] * row.value[i];
            into[2] += weights[base + 2] * row.value[i];
        }
        softmax(into);
    }

    /** Turns three logits into probabilities, in place. */
    static void softmax(double[] values) {
        double highest = Math.max(values[0], Math.max(values[1], values[2]));
        double total = 0;
        for (int i = 0; i < CLASSES; i++) {
            values[i] = StrictMath.exp(values[i] - highest);
            total += values[i];
        }
        for (int i = 0; i < CLASSES; i++) {
            values[i] /= total;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static void add(double[] to, double[] from, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
