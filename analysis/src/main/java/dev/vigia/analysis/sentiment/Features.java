package dev.vigia.analysis.sentiment;

import java.util.Arrays;

/**
 * The features of one text: the first {@link #DENSE} indexes are measured quantities, the rest are hashed n-grams.
 * Each n-gram knows the token that it came from ({@code -1}: several), so that a score can name its words.
 */
final class Features {
    static final int DENSE = 64;
    static final int HASH_BITS = 18;
    static final int SIZE = DENSE + (1 << HASH_BITS);

    int[] index = new int[256];
    float[] value = new float[256];
    short[] owner = new short[256];
    int size;

    /** What the lexicon says of each token, negation and intensity included; 0 for most. */
    final double[] judged;

    /** The tokens' forms, as the extractor looks them up; none for features that are not of a text. */
    String[] forms = {};

    Features(int tokens) {
        judged = new double[tokens];
    }

    void dense(int slot, double amount) {
        if (amount != 0) {
            add(slot, (float) amount, -1);
        }
    }

    /** {@code hash} is any mix of 32 bits; the highest ones choose the bucket. */
    void hashed(int hash, float amount, int token) {
        add(DENSE + (hash * 0x9E3779B1 >>> (32 - HASH_BITS)), amount, token);
    }

    /** Multiplies the values from {@code from} on by {@code factor}. */
    void scale(int from, float factor) {
        for (int i = from; i < size; i++) {
            value[i] *= factor;
        }
    }

    private void add(int at, float amount, int token) {
        if (size == index.length) {
            index = Arrays.copyOf(index, size * 2);
            value = Arrays.copyOf(value, size * 2);
            owner = Arrays.copyOf(owner, size * 2);
        }
        index[size] = at;
        value[size] = amount;
        owner[size] = (short) token;
        size++;
    }
}
