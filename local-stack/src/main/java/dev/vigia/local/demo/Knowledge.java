package dev.vigia.local.demo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the demo agent understands: the intent of the known question whose words are most wholly in the message. */
final class Knowledge {
    private static final double ENOUGH = 0.6;

    private final Phrases phrases;

    Knowledge(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The intent of a message; empty when nothing is close enough. */
    Optional<String> intentOf(String message) {
        Set<String> words = words(message);
        String best = null;
        double bestScore = 0;
        for (Map.Entry<String, Phrases.Intent> intent : phrases.intents().entrySet()) {
            for (String question : intent.getValue().questions()) {
                Set<String> known = words(question);
                known.retainAll(words);
                double share =
                        (double) known.size() / Math.max(1, words(question).size());
                // Of two questions that are wholly in the message, the longer one says more.
                double score = share + known.size() / 100.0;
                if (share >= ENOUGH && score > bestScore) {
                    bestScore = score;
                    best = intent.getKey();
                }
            }
        }
        return Optional.ofNullable(best).filter(intent -> !intent.equals(phrases.language().odd));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.replaceAll("\\{[a-z]+}", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
