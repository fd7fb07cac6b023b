package dev.vigia.analysis.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearSvmTest {
    /** The primal objective that the dual method never computes: ½‖w‖² + C Σ max(0, 1 − y w·x)². */
    private static double objective(float[] weights, List<SparseVector> rows, int[] labels, double cost) {
        double sum = 0;
        for (float weight : weights) {
            sum += 0.5 * weight * weight;
        }
        for (int i = 0; i < labels.length; i++) {
            double margin = (labels[i] == 1 ? 1 : -1) * (rows.get(i).dot(weights) + weights[weights.length - 1]);
            sum += cost * Math.pow(Math.max(0, 1 - margin), 2);
        }
        return sum;
    }

    @Test
    void noSmallStepAwayFromTheSolutionIsBetter() {
        var random = new Random(5);
        List<SparseVector> rows = new ArrayList<>();
        int[] labels = new int[200];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
            float[] value = new float[3];
            for (int k = 0; k < value.length; k++) {
                value[k] = (float) (random.nextGaussian() + (labels[i] == 1 ? 0.7 : -0.7));
            }
            rows.add(new SparseVector(new int[] {0, 1, 2}, value, 0));
        }
        float[] fitted = new LinearSvm(rows, 3, 1).fit(labels, 1);
        double best = objective(fitted, rows, labels, 1);
        for (int trial = 0; trial < 2_000; trial++) {
            float[] moved = fitted.clone();
            for (int k = 0; k < moved.length; k++) {
                moved[k] += (float) (0.2 * random.nextGaussian());
            }
            assertThat(objective(moved, rows, labels, 1)).isGreaterThan(best * 0.995);
        }
    }

    @Test
    void twoPointsAreSolvedByHand() {
        // x = ±1, y = ±1: w minimises ½w² + 2C(1 − w)², so w = 4C / (1 + 4C) and no constant.
        List<SparseVector> rows = List.of(
                new SparseVector(new int[] {0}, new float[] {1}, 0),
                new SparseVector(new int[] {0}, new float[] {-1}, 0));
        float[] fitted = new LinearSvm(rows, 1, 1).fit(new int[] {1, 0}, 1);
        assertThat(fitted[0]).isCloseTo(0.8f, within(0.05f));
        assertThat(fitted[1]).isCloseTo(0f, within(0.05f));
    }
}
