package dev.vigia.bench.understanding;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Terms;
import dev.vigia.analysis.topics.TopicRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The reference: cosine of plain tf-idf vectors over stems without stop words. */
final class TfIdfCosine {
    private final List<Map<String, Double>> vectors;

    TfIdfCosine(List<TopicRow> rows, String language) {
        try (Terms terms = Terms.of(language)) {
            List<List<String>> stems =
                    rows.stream().map(row -> terms.of(CleanText.of(row.text()))).toList();
            Map<String, Integer> with = new HashMap<>();
            stems.forEach(each -> new HashSet<>(each).forEach(stem -> with.merge(stem, 1, Integer::sum)));
            vectors =
                    stems.stream().map(each -> vector(each, with, rows.size())).toList();
        }
    }

    private static Map<String, Double> vector(List<String> stems, Map<String, Integer> with, int rows) {
        Map<String, Double> vector = new HashMap<>();
        stems.forEach(
                stem -> vector.merge(stem, Math.log((1.0 + rows) / (1 + with.getOrDefault(stem, 0))), Double::sum));
        double length = Math.sqrt(
                vector.values().stream().mapToDouble(weight -> weight * weight).sum());
        vector.replaceAll((stem, weight) -> weight / Math.max(length, 1e-12));
        return vector;
    }

    double between(int a, int b) {
        double sum = 0;
        for (var weight : vectors.get(a).entrySet()) {
            sum += weight.getValue() * vectors.get(b).getOrDefault(weight.getKey(), 0.0);
        }
        return sum;
    }
}
