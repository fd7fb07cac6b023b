package dev.vigia.analysis.questions;

import java.util.HashMap;
import java.util.Map;

/** Counts in memory, without a bound: for a file that is read once. */
final class CountedRarity implements Rarity {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int questions;

    void add(Wording wording) {
        questions++;
        for (int term : wording.terms()) {
            counts.merge(term, 1, Integer::sum);
        }
    }

    @Override
    public int questions() {
        return questions;
    }

    @Override
    public int questionsWith(int term) {
        return counts.getOrDefault(term, 0);
    }
}
