package dev.vigia.analysis.sentiment;

/**
 * How a voice joins: a second, tiny logistic regression over the linear model's three logits, the voice's signals
 * and one constant. Its weights lie flat, input by input, three classes each.
 */
final class VoiceBlend {
    private static final int CLASSES = 3;

    private VoiceBlend() {}

    /** New logits from the old ones and the signals; {@code weights} of another size say the voice has changed. */
    static double[] join(double[] logits, double[] signals, double[] weights) {
        int inputs = CLASSES + signals.length + 1;
        if (weights.length != inputs * CLASSES) {
            throw new IllegalArgumentException("the model was trained with another number of voice signals");
        }
        double[] joined = new double[CLASSES];
        for (int input = 0; input < inputs; input++) {
            double value = input < CLASSES ? logits[input] : input < inputs - 1 ? signals[input - CLASSES] : 1;
            for (int label = 0; label < CLASSES; label++) {
                joined[label] += weights[input * CLASSES + label] * value;
            }
        }
        return joined;
    }

    /** The same inputs as measured features, for fitting: feature 0 is the constant, which is not penalised. */
    static Features features(double[] logits, double[] signals) {
        var features = new Features(0);
        features.dense(0, 1);
        for (int i = 0; i < CLASSES; i++) {
            features.dense(1 + i, logits[i]);
        }
        for (int i = 0; i < signals.length; i++) {
            features.dense(1 + CLASSES + i, signals[i]);
        }
        return features;
    }

    /** From weights fitted over {@link #features} to the order of {@link #join}. */
    static double[] weights(double[] fitted, int signals) {
        int inputs = CLASSES + signals + 1;
        double[] weights = new double[inputs * CLASSES];
        System.arraycopy(fitted, CLASSES, weights, 0, (inputs - 1) * CLASSES);
        System.arraycopy(fitted, 0, weights, (inputs - 1) * CLASSES, CLASSES);
        return weights;
    }
}
