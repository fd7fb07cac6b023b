package dev.vigia.analysis.questions;

import java.util.Arrays;

/**
 * How alike two questions are, 0…1: the mean of two views. One is the cosine of their weighted stems. The other is
 * the weighted share of each question's words that the other one has too, where words with enough common letters
 * count in part ("tarjteta" for "tarjeta", "refunded" for "refund"). Different numbers, or a negation in only one of
 * them, take some of it away.
 */
final class SoftOverlap {
    /** What a word with a typo counts beside the word itself. */
    private static final double TYPO = 0.9;

    private static final double ALIKE_FROM = 0.5;
    private static final double OTHER_NUMBERS = 0.85;
    private static final double OTHER_SIGN = 0.6;

    private SoftOverlap() {}

    static double of(Wording a, double[] weightsA, Wording b, double[] weightsB) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? 1 : 0;
        }
        double cosine = cosine(a, weightsA, b, weightsB);
        return Math.min(1, (overlap(a, weightsA, b, weightsB) + cosine) / 2 * agreement(a, b));
    }

    /** The same, or 0 where a cheap look shows that it is below {@code floor}. */
    static double ofAtLeast(double floor, Wording a, double[] weightsA, Wording b, double[] weightsB) {
        boolean hopeless =
                !a.isEmpty() && !b.isEmpty() && (1 + cosine(a, weightsA, b, weightsB)) / 2 * agreement(a, b) < floor;
        return hopeless ? 0 : of(a, weightsA, b, weightsB);
    }

    private static double cosine(Wording a, double[] weightsA, Wording b, double[] weightsB) {
        double dot = 0;
        for (int i = 0; i < weightsA.length; i++) {
            for (int j = 0; j < weightsB.length; j++) {
                if (a.terms()[i] == b.terms()[j]) {
                    dot += weightsA[i] * weightsB[j];
                } else if (!a.function()[i] && !b.function()[j] && Typo.isOne(a.words()[i], b.words()[j])) {
                    dot += TYPO * weightsA[i] * weightsB[j];
                }
            }
        }
        return dot / Math.sqrt(squares(weightsA) * squares(weightsB));
    }

    private static double overlap(Wording a, double[] weightsA, Wording b, double[] weightsB) {
        double[] bestOfB = new double[weightsB.length];
        double sharedA = 0;
        for (int i = 0; i < weightsA.length; i++) {
            double best = 0;
            for (int j = 0; j < weightsB.length; j++) {
                double alike = alike(a, i, b, j);
                best = Math.max(best, alike);
                bestOfB[j] = Math.max(bestOfB[j], alike);
            }
            sharedA += weightsA[i] * best;
        }
        double sharedB = 0;
        for (int j = 0; j < weightsB.length; j++) {
            sharedB += weightsB[j] * bestOfB[j];
        }
        return (sharedA / sum(weightsA) + sharedB / sum(weightsB)) / 2;
    }

    private static double agreement(Wording a, Wording b) {
        boolean otherNumbers =
                a.numbers().length > 0 && b.numbers().length > 0 && !Arrays.equals(a.numbers(), b.numbers());
        return (otherNumbers ? OTHER_NUMBERS : 1) * (a.negated() == b.negated() ? 1 : OTHER_SIGN);
    }

    private static double alike(Wording a, int i, Wording b, int j) {
        if (a.terms()[i] == b.terms()[j]) {
            return 1;
        }
        if (a.function()[i] || b.function()[j]) {
            return 0;
        }
        if (Typo.isOne(a.words()[i], b.words()[j])) {
            return TYPO;
        }
        double dice = dice(a.pieces()[i], b.pieces()[j]);
        return dice >= ALIKE_FROM ? dice : 0;
    }

    /** Twice the common pieces over all pieces; both ascending. */
    private static double dice(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return 2.0 * common / Math.max(1, a.length + b.length);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
