package dev.vigia.bench.understanding;

import dev.vigia.analysis.topics.TopicRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reference: multinomial naive Bayes over lower-case words, one added to each count. */
final class NaiveBayes {
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Boolean> vocabulary = new HashMap<>();

    NaiveBayes(List<TopicRow> training) {
        for (TopicRow row : training) {
            rows.merge(row.label(), 1, Integer::sum);
            Map<String, Integer> ofLabel = counts.computeIfAbsent(row.label(), any -> new HashMap<>());
            for (String word : words(row.text())) {
                ofLabel.merge(word, 1, Integer::sum);
                totals.merge(row.label(), 1, Integer::sum);
                vocabulary.put(word, true);
            }
        }
    }

    String classify(String text) {
        String best = "";
        double highest = Double.NEGATIVE_INFINITY;
        for (var label : counts.entrySet()) {
            double score = Math.log(rows.getOrDefault(label.getKey(), 0));
            double all = totals.getOrDefault(label.getKey(), 0) + vocabulary.size();
            for (String word : words(text)) {
                score += Math.log((label.getValue().getOrDefault(word, 0) + 1) / all);
            }
            if (score > highest) {
                highest = score;
                best = label.getKey();
            }
        }
        return best;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
    }
}
