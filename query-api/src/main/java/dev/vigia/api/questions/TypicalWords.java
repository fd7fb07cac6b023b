package dev.vigia.api.questions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that a group of questions has and others have not: frequent inside, rare among the agent's other
 * questions. So no list of stop words is needed, and none of a language.
 */
final class TypicalWords {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final int SHORTEST = 3;
    private static final int MOST = 5;
    /** A word that fewer of the group's questions have is one person's, not the group's. */
    private static final double COMMON = 0.3;

    private final Map<String, Integer> elsewhere = new HashMap<>();
    private final int others;

    /** @param others questions that any group is held against, those of the group itself may be among them */
    TypicalWords(List<String> others) {
        this.others = others.size();
        others.forEach(text -> words(text).forEach(word -> elsewhere.merge(word, 1, Integer::sum)));
    }

    /** At most five, the most typical first; none for no questions. */
    List<String> of(List<String> questions) {
        Map<String, Integer> inside = new HashMap<>();
        questions.forEach(text -> words(text).forEach(word -> inside.merge(word, 1, Integer::sum)));
        double fewest = Math.max(Math.min(2, questions.size()), COMMON * questions.size());
        List<String> words = new ArrayList<>();
        inside.forEach((word, count) -> {
            if (count >= fewest) {
                words.add(word);
            }
        });
        Comparator<String> byWeight = Comparator.comparingDouble(word -> inside.getOrDefault(word, 0) * rarity(word));
        words.sort(byWeight.reversed().thenComparing(Comparator.naturalOrder()));
        return words.stream().limit(MOST).toList();
    }

    private double rarity(String word) {
        return Math.log(1 + (1.0 + others) / (1 + elsewhere.getOrDefault(word, 0)));
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : NO_LETTER.split(text.toLowerCase(Locale.ROOT))) {
            if (word.length() >= SHORTEST) {
                words.add(word);
            }
        }
        return words;
    }
}
