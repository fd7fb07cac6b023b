package dev.vigia.analysis.topics;

/**
 * A text as numbers: the features that occur, ascending, and their values.
 *
 * @param novelty 0…1, the share of the text's words and pairs, weighted by rarity, that training never saw
 */
record SparseVector(int[] index, float[] value, double novelty) {
    double squaredLength() {
        double sum = 0;
        for (float one : value) {
            sum += one * one;
        }
        return sum;
    }

    double dot(float[] weights) {
        double sum = 0;
        for (int i = 0; i < index.length; i++) {
            sum += weights[index[i]] * value[i];
        }
        return sum;
    }
}
