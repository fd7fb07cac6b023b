package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The topics of one language by their stems. A keyword or phrase of a topic, and each word of its examples, adds
 * evidence: the more, the fewer topics share it; and so does the example that is most like the whole text. "None of these" competes as a topic with constant evidence.
 */
final class TopicIndex {
    private static final double KEYWORD = 1.5;
    private static final double EXAMPLE_WORD = 0.6;
    /** A text that is an example, word for word, is evidence enough alone. */
    private static final double WHOLE_EXAMPLE = 3;
    /** Below this share of common words, weighted by rarity, an example says nothing as a whole. */
    private static final double ALIKE_FROM = 0.5;

    private static final double NONE_EVIDENCE = 2.4;
    private static final int LONGEST_PHRASE = 4;
    private static final double RARITY_OF_THE_UNKNOWN = rarity(1);

    private final List<String> ids = new ArrayList<>();
    /** By word or phrase, what it adds to each topic that knows it. */
    private final Map<String, List<Evidence>> evidence = new HashMap<>();
    /** By word, the examples that have it. */
    private final Map<String, List<Example>> examples = new HashMap<>();

    private final Map<String, Double> rarities = new HashMap<>();
    private final Terms terms;

    private record Evidence(int topic, double weight) {}

    /** @param weight of all its words */
    private record Example(int topic, Set<String> words, double weight) {}

    TopicIndex(List<Topic> topics, String language) {
        terms = Terms.of(language);
        Map<String, Integer> sharedBy = new HashMap<>();
        List<Set<String>> keywords = new ArrayList<>();
        List<Set<String>> words = new ArrayList<>();
        List<List<Set<String>>> texts = new ArrayList<>();
        for (Topic topic : topics) {
            Set<String> phrases = new LinkedHashSet<>();
            topic.keywords().getOrDefault(language, List.of()).forEach(keyword -> phrases.add(phrase(keyword)));
            phrases.remove("");
            Set<String> single = new LinkedHashSet<>();
            List<Set<String>> whole = topic.examples().getOrDefault(language, List.of()).stream()
                    .<Set<String>>map(text -> new LinkedHashSet<>(stems(text)))
                    .toList();
            whole.forEach(single::addAll);
            texts.add(whole);
            single.removeAll(phrases);
            Set<String> all = new HashSet<>(phrases);
            all.addAll(single);
            all.forEach(term -> sharedBy.merge(term, 1, Integer::sum));
            ids.add(topic.id());
            keywords.add(phrases);
            words.add(single);
        }
        sharedBy.forEach((term, topicCount) -> rarities.put(term, rarity(topicCount)));
        for (int i = 0; i < ids.size(); i++) {
            Map<String, Double> weights = new HashMap<>();
            words.get(i).forEach(term -> weights.put(term, EXAMPLE_WORD * rarity(term)));
            keywords.get(i).forEach(term -> weights.put(term, KEYWORD * rarity(term)));
            int topic = i;
            weights.forEach((term, weight) ->
                    evidence.computeIfAbsent(term, key -> new ArrayList<>()).add(new Evidence(topic, weight)));
            texts.get(i).forEach(text -> addExample(topic, text));
        }
    }

    private void addExample(int topic, Set<String> words) {
        var example = new Example(topic, words, weight(words));
        words.forEach(
                word -> examples.computeIfAbsent(word, key -> new ArrayList<>()).add(example));
    }

    private static double rarity(int topics) {
        return Math.log(1 + 12.0 / topics);
    }

    private double rarity(String stem) {
        return rarities.getOrDefault(stem, RARITY_OF_THE_UNKNOWN);
    }

    private List<String> stems(String text) {
        return terms.of(CleanText.of(text));
    }

    private String phrase(String keyword) {
        return String.join(" ", stems(keyword));
    }

    TopicGuess classify(CleanText text) {
        List<String> stems = terms.of(text);
        double[] sums = new double[ids.size()];
        for (String term : phrases(stems)) {
            for (Evidence one : evidence.getOrDefault(term, List.of())) {
                sums[one.topic()] += one.weight();
            }
        }
        double[] wholeExample = wholeExamples(new LinkedHashSet<>(stems));
        double total = Math.exp(NONE_EVIDENCE);
        int best = -1;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(
                    sums[i] + WHOLE_EXAMPLE * Math.max(0, wholeExample[i] - ALIKE_FROM) / (1 - ALIKE_FROM), 30);
            total += Math.exp(sums[i]);
            if (sums[i] > NONE_EVIDENCE && (best < 0 || sums[i] > sums[best])) {
                best = i;
            }
        }
        return best < 0
                ? new TopicGuess(TopicGuess.NONE, Math.exp(NONE_EVIDENCE) / total)
                : new TopicGuess(ids.get(best), Math.exp(sums[best]) / total);
    }

    /** By topic, how much its most alike example is like the text: twice the common words over all words of both. */
    private double[] wholeExamples(Set<String> words) {
        Map<Example, Double> common = new IdentityHashMap<>();
        for (String word : words) {
            for (Example example : examples.getOrDefault(word, List.of())) {
                common.merge(example, rarity(word), Double::sum);
            }
        }
        double all = weight(words);
        double[] best = new double[ids.size()];
        common.forEach((example, weight) ->
                best[example.topic()] = Math.max(best[example.topic()], 2 * weight / (all + example.weight())));
        return best;
    }

    private double weight(Set<String> words) {
        double sum = 0;
        for (String word : words) {
            sum += rarity(word);
        }
        return sum;
    }

    /** Every run of one to four stems. */
    private static Set<String> phrases(List<String> stems) {
        Set<String> phrases = new LinkedHashSet<>();
        for (int start = 0; start < stems.size(); start++) {
            var phrase = new StringBuilder();
            for (int end = start; end < Math.min(stems.size(), start + LONGEST_PHRASE); end++) {
                phrase.append(phrase.isEmpty() ? "" : " ").append(stems.get(end));
                phrases.add(phrase.toString());
            }
        }
        return phrases;
    }
}
