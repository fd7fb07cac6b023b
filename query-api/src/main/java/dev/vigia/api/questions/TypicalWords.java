package dev.vigia.api.questions;

import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The words that a group of questions has and others have not: frequent inside, rare among the agent's other
 * questions. Accents do not tell words apart; the spelling that most of the group use is shown.
 */
final class TypicalWords {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final int SHORTEST = 3;
    private static final int MOST = 5;
    /** A word that fewer of the group's questions have is one person's, not the group's. */
    private static final double COMMON = 0.3;

    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final int others;
    private final UnaryOperator<Set<String>> telling;

    /**
     * @param others questions that any group is held against, those of the group itself may be among them
     * @param telling which of some words, in lower case and without accents, are no words of grammar
     */
    TypicalWords(List<String> others, UnaryOperator<Set<String>> telling) {
        this.others = others.size();
        this.telling = telling;
        others.forEach(text -> words(text).keySet().forEach(word -> elsewhere.merge(word, 1, Integer::sum)));
    }

    /** At most five, the most typical first; none for no questions. */
    List<String> of(List<String> questions) {
        Map<String, Integer> inside = new HashMap<>();
        Map<String, Map<String, Integer>> spellings = new HashMap<>();
        for (String text : questions) {
            words(text).forEach((word, spelling) -> {
                inside.merge(word, 1, Integer::sum);
                spellings.computeIfAbsent(word, any -> new TreeMap<>()).merge(spelling, 1, Integer::sum);
            });
        }
        double fewest = Math.max(Math.min(2, questions.size()), COMMON * questions.size());
        inside.values().removeIf(count -> count < fewest);
        Set<String> shown = telling.apply(inside.keySet());
        Comparator<String> byWeight = Comparator.comparingDouble(word -> inside.getOrDefault(word, 0) * rarity(word));
        return inside.keySet().stream()
                .filter(shown::contains)
                .sorted(byWeight.reversed().thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(word -> mostUsed(spellings.getOrDefault(word, Map.of(word, 1))))
                .toList();
    }

    private static String mostUsed(Map<String, Integer> spellings) {
        return Collections.max(spellings.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }

    private double rarity(String word) {
        return Math.log(1 + (1.0 + others) / (1 + elsewhere.getOrDefault(word, 0)));
    }

    /** By the words without accents, how each is spelt. */
    private static Map<String, String> words(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : NO_LETTER.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST) {
                String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                        .replaceAll("");
                words.putIfAbsent(plain, word);
            }
        }
        return words;
    }
}
