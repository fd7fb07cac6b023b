package dev.vigia.analysis.sentiment;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A second view of a text: a linear judge over the mean of its words' vectors. Its logits are added to those of the
 * first view, which sees spelling and the lexicon; what the two get wrong differs.
 *
 * @param weights by component and class, and three constants at the end
 * @param share how much this view counts beside the first
 */
record MeaningView(WordVectors vectors, float[] weights, double share) {
    private static final int CLASSES = 3;
    /** The mean has length 1; scaled so that the penalty on its weights is as mild as on the n-grams'. */
    private static final double REACH = 4;

    /** Features for fitting: the constant first, which is not penalised. */
    static Features features(WordVectors vectors, String[] forms) {
        var features = new Features(0);
        features.dense(0, 1);
        double[] mean = vectors.mean(forms);
        for (int i = 0; i < mean.length; i++) {
            features.dense(1 + i, REACH * mean[i]);
        }
        return features;
    }

    /** From weights fitted over {@link #features}. */
    static MeaningView of(WordVectors vectors, double[] fitted, double share) {
        float[] weights = new float[(vectors.dimensions() + 1) * CLASSES];
        for (int i = 0; i < vectors.dimensions() * CLASSES; i++) {
            weights[i] = (float) (REACH * fitted[i + CLASSES]);
        }
        for (int label = 0; label < CLASSES; label++) {
            weights[vectors.dimensions() * CLASSES + label] = (float) fitted[label];
        }
        return new MeaningView(vectors, weights, share);
    }

    void addTo(double[] logits, String[] forms) {
        double[] mean = vectors.mean(forms);
        for (int label = 0; label < CLASSES; label++) {
            double sum = weights[mean.length * CLASSES + label];
            for (int i = 0; i < mean.length; i++) {
                sum += weights[i * CLASSES + label] * mean[i];
            }
            logits[label] += share * sum;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(share);
        vectors.write(out);
        for (float weight : weights) {
            out.writeFloat(weight);
        }
    }

    static MeaningView read(DataInput in) throws IOException {
        double share = in.readDouble();
        WordVectors vectors = WordVectors.read(in);
        float[] weights = new float[(vectors.dimensions() + 1) * CLASSES];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
        }
        return new MeaningView(vectors, weights, share);
    }
}
