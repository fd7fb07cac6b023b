package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Classifies by the keywords and example questions of a taxonomy: no training, an answer that can be explained. */
public final class TaxonomyClassifier implements TopicClassifier {
    private final String version;
    private final Map<String, TopicIndex> indexes = new LinkedHashMap<>();

    public TaxonomyClassifier(Taxonomy taxonomy) {
        this.version = taxonomy.version();
        var languages = new TreeSet<String>();
        for (Topic topic : taxonomy.topics()) {
            languages.addAll(topic.keywords().keySet());
            languages.addAll(topic.examples().keySet());
        }
        for (String language : languages) {
            indexes.put(language, new TopicIndex(taxonomy.topics(), language));
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public TopicGuess classify(CleanText text, String language) {
        TopicIndex index = indexes.get(language);
        List<TopicIndex> tried = index != null ? List.of(index) : List.copyOf(indexes.values());
        TopicGuess best = new TopicGuess(TopicGuess.NONE, 1);
        for (TopicIndex one : tried) {
            TopicGuess guess = one.classify(text);
            boolean better = best.isNone()
                    ? !guess.isNone() || guess.probability() < best.probability()
                    : !guess.isNone() && guess.probability() > best.probability();
            if (better) {
                best = guess;
            }
        }
        return best;
    }
}
