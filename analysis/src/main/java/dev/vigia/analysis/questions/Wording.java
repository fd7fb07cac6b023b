package dev.vigia.analysis.questions;

/**
 * A question as it is compared: its words as stems, without their order.
 *
 * @param terms hashes of the distinct stems, in order of appearance
 * @param words by term, the word as it was first written, lower case without accents
 * @param pieces by term, hashes of the word's character trigrams, ascending: what is left of a word with a typo
 * @param function by term, whether the word carries grammar more than meaning ("the", "para")
 * @param numbers hashes of the numbers in it, ascending
 * @param negated whether it has an odd number of negations
 */
record Wording(int[] terms, String[] words, int[][] pieces, boolean[] function, int[] numbers, boolean negated) {

    boolean isEmpty() {
        return terms.length == 0;
    }
}
