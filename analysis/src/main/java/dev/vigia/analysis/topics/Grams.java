package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Folding;
import dev.vigia.analysis.text.Token;
import dev.vigia.analysis.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a trained classifier reads of a text, as 32-bit hashes, repetitions kept: words and pairs of neighbours in
 * {@code words}, character runs of two to five inside a word in {@code pieces}. Case and accents do not count.
 */
record Grams(int[] words, int[] pieces) {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;
    /** No word of a language is longer; the rest of "aaaa…" says nothing new. */
    private static final int LONGEST_WORD = 40;

    private static final String EDGE = "\u0002";
    private static final int WORD = 1;
    private static final int PAIR = 2;
    private static final int PIECE = 3;

    static Grams of(CleanText text) {
        List<String> words = words(text);
        int[] whole = new int[words.isEmpty() ? 0 : 2 * words.size() + 1];
        int filled = 0;
        int[] pieces = new int[64];
        int size = 0;
        String previous = EDGE;
        for (String word : words) {
            whole[filled++] = mixed(hash(seed(WORD), word));
            whole[filled++] = pair(previous, word);
            previous = word;
            if (word.length() == 1 && !Character.isLetterOrDigit(word.charAt(0))) {
                continue;
            }
            String padded = " " + word + " ";
            for (int start = 0; start + SHORTEST <= padded.length(); start++) {
                int hash = seed(PIECE);
                for (int end = start; end < Math.min(padded.length(), start + LONGEST); end++) {
                    hash = hash(hash, padded.charAt(end));
                    if (end - start + 1 >= SHORTEST) {
                        if (size == pieces.length) {
                            pieces = Arrays.copyOf(pieces, size * 2);
                        }
                        pieces[size++] = mixed(hash);
                    }
                }
            }
        }
        if (filled > 0) {
            whole[filled] = pair(previous, EDGE);
        }
        return new Grams(whole, Arrays.copyOf(pieces, size));
    }

    private static List<String> words(CleanText text) {
        return Tokenizer.tokens(text).stream()
                .filter(token ->
                        !token.is(Token.Kind.PUNCTUATION) || token.text().startsWith("?"))
                .map(token -> Folding.accents(token.text().toLowerCase(Locale.ROOT)))
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
                .toList();
    }

    private static int pair(String left, String right) {
        return mixed(hash(hash(hash(seed(PAIR), left), ' '), right));
    }

    private static int seed(int kind) {
        return 0x811C9DC5 * (2 * kind + 1);
    }

    private static int hash(int hash, String text) {
        int result = hash;
        for (int i = 0; i < text.length(); i++) {
            result = hash(result, text.charAt(i));
        }
        return result;
    }

    /** FNV-1a, one step. */
    private static int hash(int hash, char c) {
        return (hash ^ c) * 0x01000193;
    }

    /** The last steps of MurmurHash3: FNV alone leaves short runs close together. */
    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
