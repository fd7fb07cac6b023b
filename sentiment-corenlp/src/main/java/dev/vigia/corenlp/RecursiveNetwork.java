// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import edu.stanford.nlp.sentiment.SentimentModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;
import org.jspecify.annotations.Nullable;

/**
 * CoreNLP's recursive neural tensor network, evaluated on plain arrays. A node's vector is
 * {@code tanh(W [l; r; 1] + [l; r]' V [l; r])}, its opinion {@code softmax(C [v; 1])} over five classes from very
 * negative to very positive. Thread-safe, so that a file's lines are judged on every core by one network.
 *
 * <p>{@code V} is 25 × 50 × 50 numbers. What depends on {@code l} alone is summed once for a node that stands at the
 * left, and kept for words, which are nearly always the ones that do; a join then costs a quarter. Sums run over long
 * contiguous rows, which the compiler turns into vector instructions.
 */
final class RecursiveNetwork {
    static final int CLASSES = 5;

    /** Words whose part at the left is kept: 2.7 KB each. */
    private static final int WORDS_KEPT = 4_096;

    private final SentimentModel model;
    private final int size;
    /** {@code W}'s columns and the constant, column by column. */
    private final float[][] transform;
    /** By i, over j ≤ i and outputs: {@code l' V l}. Only {@code [i][j * size + output]}, symmetrised. */
    private final float[][] leftLeft;
    /** By i, over j and outputs: {@code l' V r}, both ways round added. */
    private final float[][] leftRight;
    /** As {@link #leftLeft}, for the node at the right. */
    private final float[][] rightRight;

    private final float[][] classification;
    private final Map<String, Node> words = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Node> eldest) {
            return size() > WORDS_KEPT;
        }
    });

    /** A vector, and what it adds to a join when it stands at the left: made when it first does. */
    static final class Node {
        private final float[] vector;
        private volatile @Nullable Left left;

        private Node(float[] vector) {
            this.vector = vector;
        }
    }

    private record Left(float[] constant, float[] factors) {}

    RecursiveNetwork(SentimentModel model) {
        this.model = model;
        SimpleMatrix binary = model.getBinaryTransform("", "");
        this.size = binary.numRows();
        this.transform = rows(binary.transpose());
        this.classification = rows(
                model.op.combineClassification
                        ? model.getUnaryClassification("")
                        : model.getBinaryClassification("", ""));
        this.leftLeft = new float[size][size * size];
        this.leftRight = new float[size][size * size];
        this.rightRight = new float[size][size * size];
        for (int output = 0; output < size; output++) {
            SimpleMatrix slice = model.getBinaryTensor("", "").getSlice(output);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    int at = j * size + output;
                    if (j <= i) {
                        leftLeft[i][at] = symmetric(slice, i, j);
                        rightRight[i][at] = symmetric(slice, size + i, size + j);
                    }
                    leftRight[i][at] = (float) (slice.get(i, size + j) + slice.get(size + j, i));
                }
            }
        }
    }

    private static float symmetric(SimpleMatrix slice, int i, int j) {
        return (float) (i == j ? slice.get(i, i) : slice.get(i, j) + slice.get(j, i));
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

    /** The leaf of a word; unknown words share one. */
    Node word(String word) {
        return words.computeIfAbsent(model.getVocabWord(word), known -> {
            // As inside the model: a word's vector passes through tanh like any other node's.
            SimpleMatrix stored = model.getWordVector(known);
            float[] vector = new float[size];
            for (int i = 0; i < size; i++) {
                vector[i] = (float) Math.tanh(stored.get(i));
            }
            return new Node(vector);
        });
    }

    /** The node over two others. */
    Node join(Node left, Node right) {
        Left known = left.left;
        if (known == null) {
            known = left(left.vector);
            left.left = known;
        }
        float[] sums = known.constant.clone();
        float[] row = known.factors.clone();
        float[] vector = right.vector;
        for (int i = 0; i < size; i++) {
            add(row, vector[i], rightRight[i], (i + 1) * size);
        }
        fold(sums, vector, row);
        for (int output = 0; output < size; output++) {
            sums[output] = tanh(sums[output]);
        }
        return new Node(sums);
    }

    private Left left(float[] vector) {
        float[] factors = new float[size * size];
        float[] constant = transform[2 * size].clone();
        float[] row = new float[size * size];
        for (int i = 0; i < size; i++) {
            add(constant, vector[i], transform[i], size);
            System.arraycopy(transform[size + i], 0, factors, i * size, size);
            add(row, vector[i], leftLeft[i], (i + 1) * size);
        }
        fold(constant, vector, row);
        for (int i = 0; i < size; i++) {
            add(factors, vector[i], leftRight[i], factors.length);
        }
        return new Left(constant, factors);
    }

    /** Adds {@code row} times {@code vector} to {@code sums}. */
    private void fold(float[] sums, float[] vector, float[] row) {
        for (int j = 0, at = 0; j < size; j++) {
            float factor = vector[j];
            for (int output = 0; output < size; output++, at++) {
                sums[output] += factor * row[at];
            }
        }
    }

    /** {@code to += factor × from}, over the first {@code length}. */
    private static void add(float[] to, float factor, float[] from, int length) {
        for (int i = 0; i < length; i++) {
            to[i] += factor * from[i];
        }
    }

    /** {@link Math#tanh} to float precision at a third of its cost. */
    private static float tanh(float x) {
        return (float) (1 - 2 / (Math.exp(2.0 * x) + 1));
    }

    /** Joins from the right: {@code (a (b (c d)))}. At least one part. */
    Node rightBranching(List<Node> parts) {
        Node joined = parts.get(parts.size() - 1);
        for (int i = parts.size() - 2; i >= 0; i--) {
            joined = join(parts.get(i), joined);
        }
        return joined;
    }

    /** The five classes' probabilities, from very negative to very positive. */
    double[] opinion(Node node) {
        double[] opinion = new double[CLASSES];
        double total = 0;
        for (int k = 0; k < CLASSES; k++) {
            double sum = classification[k][size];
            for (int i = 0; i < size; i++) {
                sum += classification[k][i] * node.vector[i];
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
