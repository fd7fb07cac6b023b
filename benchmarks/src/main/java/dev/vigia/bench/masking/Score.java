package dev.vigia.bench.masking;

import dev.vigia.bench.masking.Samples.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How well a masker did. A canary is found when exactly its own characters became exactly its own kind. */
final class Score {
    private static final Pattern LABEL = Pattern.compile("\\[([A-Z_]+)]");

    /** Counts of one kind. */
    static final class Counts {
        int canaries;
        int found;
        /** Canaries that can still be read whole. */
        int leaked;
        /** Labels of the kind, right or wrong. */
        int labels;

        double recall() {
            return canaries == 0 ? 1 : (double) found / canaries;
        }

        double precision() {
            return labels == 0 ? 1 : (double) found / labels;
        }
    }

    private final Map<String, Counts> kinds = new TreeMap<>();
    private final Counts total = new Counts();

    static Score of(List<Sample> samples, UnaryOperator<String> masker) {
        var score = new Score();
        samples.forEach(sample -> score.add(sample, masker.apply(sample.text())));
        return score;
    }

    private void add(Sample sample, String masked) {
        var labels = LABEL.matcher(masked);
        while (labels.find()) {
            counts(labels.group(1)).labels++;
            total.labels++;
        }
        var kind = sample.kind();
        var canary = sample.canary();
        if (kind != null && canary != null) {
            boolean found = masked.equals(sample.expected());
            boolean leaked = masked.contains(canary);
            for (var counts : List.of(counts(kind), total)) {
                counts.canaries++;
                counts.found += found ? 1 : 0;
                counts.leaked += leaked ? 1 : 0;
            }
        }
    }

    private Counts counts(String kind) {
        return kinds.computeIfAbsent(kind, unused -> new Counts());
    }

    Map<String, Counts> kinds() {
        return kinds;
    }

    Counts total() {
        return total;
    }
}
