package dev.vigia.analysis.topics;

import java.io.IOException;

/** Limits of what is read from a model file, so that a damaged one is a message and not an exhausted heap. */
final class Sizes {
    /** Of any array in a model. */
    static final int MOST = 100_000_000;

    private Sizes() {}

    static int checked(int size, int most) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("the topic model is damaged");
        }
        return size;
    }
}
