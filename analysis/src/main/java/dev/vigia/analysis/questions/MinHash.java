package dev.vigia.analysis.questions;

import java.util.stream.IntStream;

/**
 * Band keys of a question's words of meaning (Broder 1997): two questions have one in common the more likely, the
 * more of their words are the same. Half of the words in common: 99 %; a third: 85 %; a tenth: 15 %.
 */
final class MinHash {
    static final int BANDS = 16;
    private static final int ROWS = 2;

    private MinHash() {}

    /** The keys of {@code wording}; of its words of grammar when it has no others. */
    static long[] bands(Wording wording) {
        int[] meaning = IntStream.range(0, wording.terms().length)
                .filter(i -> !wording.function()[i])
                .map(i -> wording.terms()[i])
                .toArray();
        int[] terms = meaning.length == 0 ? wording.terms() : meaning;
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                long seed = 0x9E3779B97F4A7C15L * (band * ROWS + row + 1);
                long least = Long.MAX_VALUE;
                for (int term : terms) {
                    least = Math.min(least, mixed(seed ^ term));
                }
                key = mixed(key * 31 + least);
            }
            bands[band] = key;
        }
        return bands;
    }

    /** The last steps of MurmurHash3, 64 bits. */
    static long mixed(long value) {
        long h = value;
        h = (h ^ h >>> 33) * 0xFF51AFD7ED558CCDL;
        h = (h ^ h >>> 33) * 0xC4CEB9FE1A85EC53L;
        return h ^ h >>> 33;
    }
}
