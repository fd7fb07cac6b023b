package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TopicModel.Header;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fits a topic classifier: one linear support vector machine for each topic against all other rows, and one for the
 * texts of no topic where there are any. Rows that were left out calibrate the probabilities and choose the threshold
 * of "none of these". The same rows in the same order give the same model, whatever the number of processors.
 */
public final class TopicTrainer {
    private static final double COST = 1;
    /** Aims well below the allowed share: unseen texts are not quite as easy as left-out rows of the training file. */
    private static final double CAUTION = 0.6;
    /** Without examples of "none of these", what looks strange is mostly just rare: turn away very few. */
    private static final double UNTAUGHT_SHARE = 0.2;

    private final List<TopicRow> rows;
    private final List<Grams> grams;
    private final List<String> topics;
    private final int[] labels;
    private final boolean knowsNone;
    private final double falseAlarms;
    private final Consumer<String> progress;

    /**
     * @param falseAlarms highest share of texts of a topic that may be judged to be about none; 0 for no such judgement
     * @param progress told of each finished step
     * @throws IllegalArgumentException when no row has a topic, or there are more than 32,000 topics
     */
    public TopicTrainer(List<TopicRow> rows, double falseAlarms, Consumer<String> progress) {
        this.rows = List.copyOf(rows);
        this.falseAlarms = falseAlarms;
        this.progress = progress;
        this.topics = rows.stream()
                .filter(row -> !row.isNone())
                .map(TopicRow::label)
                .distinct()
                .sorted()
                .toList();
        if (topics.isEmpty() || topics.size() > 32_000) {
            throw new IllegalArgumentException(
                    topics.isEmpty()
                            ? "no row has a topic: all labels are '" + TopicRow.NONE_LABEL + "'"
                            : topics.size() + " topics are too many, 32000 are the most");
        }
        this.labels = rows.stream()
                .mapToInt(row -> row.isNone() ? topics.size() : Collections.binarySearch(topics, row.label()))
                .toArray();
        this.knowsNone = rows.stream().anyMatch(TopicRow::isNone);
        this.grams = rows.parallelStream()
                .map(row -> Grams.of(CleanText.of(row.text())))
                .toList();
    }

    /** The classifier of all rows. @param version carried by every message that it classifies */
    public TrainedTopics train(String version) {
        int[] fold = Folds.of(labels, topics.size() + 1);
        int folds = Folds.tried(rows.size());
        var unseen = new LeftOut();
        for (int left = 0; left < folds; left++) {
            judgeLeftOut(fold, left, unseen);
            progress.accept("calibrated " + (left + 1) + " of " + folds);
        }
        double temperature = unseen.temperature();
        Rejection rejection = unseen.rejection(allowed());
        String trainedOn = String.format(
                Locale.ROOT,
                "%d rows, %d topics; left-out rows: accuracy %.4f before turning any away",
                rows.size(),
                topics.size(),
                unseen.accuracy());
        Header header = new Header(
                version, topics, knowsNone, temperature, rejection.weights(), rejection.threshold(), trainedOn);
        int[] all = IntStream.range(0, rows.size()).toArray();
        TopicModel model = fit(all, header);
        progress.accept("fitted " + rows.size() + " rows");
        return new TrainedTopics(model);
    }

    private double allowed() {
        return falseAlarms * CAUTION * (knowsNone ? 1 : UNTAUGHT_SHARE);
    }

    private void judgeLeftOut(int[] fold, int left, LeftOut unseen) {
        int[] seen =
                IntStream.range(0, fold.length).filter(i -> fold[i] != left).toArray();
        TopicModel model = fit(seen, new Header("", topics, knowsNone, 1, new double[0], 1, ""));
        IntStream.range(0, fold.length).filter(i -> fold[i] == left).forEach(i -> {
            SparseVector vector = model.vocabulary().vector(grams.get(i));
            unseen.add(model.weights().margins(vector), topics.size(), labels[i], vector.novelty());
        });
    }

    private TopicModel fit(int[] chosen, Header header) {
        Vocabulary vocabulary =
                Vocabulary.of(Arrays.stream(chosen).mapToObj(grams::get).toList());
        List<SparseVector> vectors = Arrays.stream(chosen)
                .parallel()
                .mapToObj(i -> vocabulary.vector(grams.get(i)))
                .toList();
        int[] wanted = Arrays.stream(chosen).map(i -> labels[i]).toArray();
        var machine = new LinearSvm(vectors, vocabulary.size(), COST);
        List<TopicWeights.OneTopic> fitted = IntStream.range(0, topics.size() + (knowsNone ? 1 : 0))
                .parallel()
                .mapToObj(topic -> TopicWeights.OneTopic.quantise(machine.fit(wanted, topic)))
                .toList();
        return new TopicModel(header, vocabulary, TopicWeights.of(fitted, vocabulary.size()));
    }
}
