package dev.vigia.analysis.topics;

import java.util.Arrays;
import java.util.List;

/**
 * The grams of the training texts, and how telling each is: tf-idf with a damped count, words and character runs
 * each brought to the same length, so that a text with long words is not judged by its spelling alone.
 *
 * @param hashes ascending
 * @param idf by position in {@code hashes}: ln((1 + texts) / (1 + texts with it)) + 1
 */
record Vocabulary(int[] hashes, float[] idf, float rarest) {

    static Vocabulary of(List<Grams> texts) {
        int[] all = new int[1 << 16];
        int size = 0;
        for (Grams text : texts) {
            int[] distinct = distinct(text);
            if (size + distinct.length > all.length) {
                all = Arrays.copyOf(all, Math.max(all.length * 2, size + distinct.length));
            }
            System.arraycopy(distinct, 0, all, size, distinct.length);
            size += distinct.length;
        }
        Arrays.sort(all, 0, size);
        int[] hashes = new int[size];
        float[] idf = new float[size];
        int kept = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && all[to] == all[from]) {
                to++;
            }
            hashes[kept] = all[from];
            idf[kept++] = idf(texts.size(), to - from);
            from = to;
        }
        return new Vocabulary(Arrays.copyOf(hashes, kept), Arrays.copyOf(idf, kept), idf(texts.size(), 0));
    }

    private static float idf(int texts, int with) {
        return (float) (StrictMath.log((1.0 + texts) / (1 + with)) + 1);
    }

    private static int[] distinct(Grams text) {
        int[] both = Arrays.copyOf(text.words(), text.words().length + text.pieces().length);
        System.arraycopy(text.pieces(), 0, both, text.words().length, text.pieces().length);
        return Arrays.stream(both).sorted().distinct().toArray();
    }

    int size() {
        return hashes.length;
    }

    /** Features that training never saw have no place in the vector; they only make it more novel. */
    SparseVector vector(Grams text) {
        var words = new Block(text.words());
        var pieces = new Block(text.pieces());
        int[] index = new int[words.size + pieces.size];
        float[] value = new float[index.length];
        for (int at = 0, word = 0, piece = 0; at < index.length; at++) {
            boolean takeWord = piece == pieces.size || (word < words.size && words.index[word] < pieces.index[piece]);
            index[at] = takeWord ? words.index[word] : pieces.index[piece];
            value[at] = takeWord ? words.value[word++] : pieces.value[piece++];
        }
        return new SparseVector(index, value, words.unknown / Math.max(words.unknown + words.known, 1e-9));
    }

    /** One kind of grams, counted, weighted and brought to length √½. */
    private final class Block {
        private final int[] index;
        private final float[] value;
        private int size;
        private double known;
        private double unknown;

        Block(int[] grams) {
            int[] sorted = grams.clone();
            Arrays.sort(sorted);
            index = new int[sorted.length];
            value = new float[sorted.length];
            double squares = 0;
            for (int from = 0; from < sorted.length; ) {
                int to = from;
                while (to < sorted.length && sorted[to] == sorted[from]) {
                    to++;
                }
                int found = Arrays.binarySearch(hashes, sorted[from]);
                if (found < 0) {
                    unknown += rarest;
                } else {
                    float weight = (float) ((1 + StrictMath.log(to - from)) * idf[found]);
                    index[size] = found;
                    value[size++] = weight;
                    squares += weight * weight;
                    known += idf[found];
                }
                from = to;
            }
            float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(2 * squares));
            for (int i = 0; i < size; i++) {
                value[i] *= scale;
            }
        }
    }
}
