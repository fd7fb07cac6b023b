package dev.vigia.local.demo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the demo agent understands: the intent whose known questions share most words with the message. */
final class Knowledge {
    private static final double ENOUGH = 0.34;

    private final Phrases phrases;

    Knowledge(Phrases phrases) {
        this.phrases = phrases;
    }

    /** The intent of a message; empty when nothing is close enough. */
    Optional<String> intentOf(String message) {
        Set<String> words = words(message);
        String best = null;
        double bestShare = ENOUGH;
        for (Map.Entry<String, Phrases.Intent> intent : phrases.intents().entrySet()) {
            if (intent.getKey().equals(phrases.language().odd)) {
                continue;
            }
            for (String question : intent.getValue().questions()) {
                double share = share(words, words(question));
                if (share > bestShare) {
                    bestShare = share;
                    best = intent.getKey();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double share(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.replaceAll("\\{[a-z]+}", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
