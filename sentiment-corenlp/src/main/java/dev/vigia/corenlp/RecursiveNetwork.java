// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import edu.stanford.nlp.sentiment.SentimentModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * CoreNLP's recursive neural tensor network, evaluated on plain arrays. A node's vector is
 * {@code tanh(W [l; r; 1] + [l; r]' V [l; r])}, its opinion {@code softmax(C [v; 1])} over five classes from very
 * negative to very positive. Not thread-safe.
 */
final class RecursiveNetwork {
    static final int CLASSES = 5;

    private final SentimentModel model;
    private final int size;
    private final float[][] transform;
    /** By output, the symmetrised tensor's upper triangle, row by row. */
    private final float[][] tensor;

    private final float[][] classification;
    private final Map<String, float[]> words = new HashMap<>();
    private final float[] pair;
    private final float[] products;

    RecursiveNetwork(SentimentModel model) {
        this.model = model;
        SimpleMatrix binary = model.getBinaryTransform("", "");
        this.size = binary.numRows();
        this.transform = rows(binary);
        this.classification = rows(
                model.op.combineClassification
                        ? model.getUnaryClassification("")
                        : model.getBinaryClassification("", ""));
        int both = 2 * size;
        this.pair = new float[both + 1];
        this.products = new float[both * (both + 1) / 2];
        this.tensor = new float[size][products.length];
        for (int output = 0; output < size; output++) {
            int at = 0;
            SimpleMatrix slice = model.getBinaryTensor("", "").getSlice(output);
            for (int row = 0; row < both; row++) {
                for (int column = row; column < both; column++) {
                    double mirrored = row == column ? 0 : slice.get(column, row);
                    tensor[output][at++] = (float) (slice.get(row, column) + mirrored);
                }
            }
        }
    }

    private static float[][] rows(SimpleMatrix matrix) {
        float[][] rows = new float[matrix.numRows()][matrix.numCols()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = (float) matrix.get(row, column);
            }
        }
        return rows;
    }

    /** The vector of a leaf; unknown words share one. */
    float[] word(String word) {
        return words.computeIfAbsent(word, known -> {
            // As inside the model: a word's vector passes through tanh like any other node's.
            SimpleMatrix stored = model.getWordVector(known);
            float[] vector = new float[size];
            for (int i = 0; i < size; i++) {
                vector[i] = (float) Math.tanh(stored.get(i));
            }
            return vector;
        });
    }

    /** The vector of a node from those of its children. */
    float[] join(float[] left, float[] right) {
        System.arraycopy(left, 0, pair, 0, size);
        System.arraycopy(right, 0, pair, size, size);
        pair[2 * size] = 1;
        int at = 0;
        for (int row = 0; row < 2 * size; row++) {
            for (int column = row; column < 2 * size; column++) {
                products[at++] = pair[row] * pair[column];
            }
        }
        float[] joined = new float[size];
        for (int output = 0; output < size; output++) {
            float sum = dot(transform[output], pair) + dot(tensor[output], products);
            joined[output] = (float) Math.tanh(sum);
        }
        return joined;
    }

    /** In eight sums at once: a single one would make each addition wait for the one before. */
    private static float dot(float[] x, float[] y) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int most = Math.min(x.length, y.length) & ~7;
        for (int i = 0; i < most; i += 8) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
            e += x[i + 4] * y[i + 4];
            f += x[i + 5] * y[i + 5];
            g += x[i + 6] * y[i + 6];
            h += x[i + 7] * y[i + 7];
        }
        for (int i = most; i < x.length; i++) {
            a += x[i] * y[i];
        }
        return a + b + c + d + e + f + g + h;
    }

    /** Joins from the right: {@code (a (b (c d)))}. At least one part. */
    float[] rightBranching(List<float[]> parts) {
        float[] joined = parts.get(parts.size() - 1);
        for (int i = parts.size() - 2; i >= 0; i--) {
            joined = join(parts.get(i), joined);
        }
        return joined;
    }

    /** The five classes' probabilities, from very negative to very positive. */
    double[] opinion(float[] node) {
        double[] opinion = new double[CLASSES];
        double total = 0;
        for (int k = 0; k < CLASSES; k++) {
            double sum = classification[k][size];
            for (int i = 0; i < size; i++) {
                sum += classification[k][i] * node[i];
            }
            opinion[k] = Math.exp(sum);
            total += opinion[k];
        }
        for (int k = 0; k < CLASSES; k++) {
            opinion[k] /= total;
        }
        return opinion;
    }
}
