package dev.vigia.analysis.topics;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Scores the way of training on one file: every row is judged by a classifier that was trained without it. */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * @param folds at least 2; each label is spread over them evenly
     * @param falseAlarms as for {@link TopicTrainer}
     */
    public static TopicScores run(List<TopicRow> rows, int folds, double falseAlarms, Consumer<String> progress) {
        List<String> labels = rows.stream().map(TopicRow::label).distinct().toList();
        int[] places =
                rows.stream().mapToInt(row -> labels.indexOf(row.label())).toArray();
        int[] fold = Folds.of(places, labels.size(), folds);
        var scores = new TopicScores();
        for (int left = 0; left < folds; left++) {
            int testing = left;
            List<TopicRow> seen = IntStream.range(0, fold.length)
                    .filter(row -> fold[row] != testing)
                    .mapToObj(rows::get)
                    .toList();
            TrainedTopics topics = new TopicTrainer(seen, falseAlarms, unused -> {}).train("fold-" + left);
            for (int row = 0; row < fold.length; row++) {
                if (fold[row] == left) {
                    scores.add(rows.get(row), topics);
                }
            }
            progress.accept("fold " + (left + 1) + " of " + folds);
        }
        return scores;
    }
}
