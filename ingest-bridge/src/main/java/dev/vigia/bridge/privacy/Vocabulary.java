package dev.vigia.bridge.privacy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Words that say what a number near them is.
 *
 * @param words in lower case; what begins with one of them counts
 */
record Vocabulary(List<String> words) {
    static Vocabulary of(String... words) {
        return new Vocabulary(List.of(words));
    }

    /** Where words begin, in order. */
    int[] places(String lowerCase) {
        return words.stream()
                .flatMapToInt(word -> IntStream.iterate(
                        lowerCase.indexOf(word), at -> at >= 0, at -> lowerCase.indexOf(word, at + word.length())))
                .filter(at -> at == 0 || !Character.isLetter(lowerCase.charAt(at - 1)))
                .sorted()
                .toArray();
    }
}
