package dev.vigia.bench.understanding;

import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.analysis.topics.TopicScores;
import dev.vigia.analysis.topics.TopicTrainer;
import dev.vigia.analysis.topics.TrainedTopics;
import dev.vigia.bench.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The trained topic classifier against naive Bayes, on the same rows. */
@Command(
        name = "topics",
        description = "Accuracy of the trained topic classifier / of naive Bayes over words.",
        mixinStandardHelpOptions = true)
public final class TopicsBenchmark implements Callable<Integer> {
    @Option(names = "--train", paramLabel = "FILE", description = "label<TAB>text (default: made-up requests).")
    private @Nullable Path train;

    @Option(names = "--test", paramLabel = "FILE", description = "Default: a quarter of the training rows, left out.")
    private @Nullable Path test;

    @Option(names = "--rows", defaultValue = "2000", description = "Made-up requests (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the order and of the made-up requests.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<TopicRow> all = Requests.of(train, rows, seed);
        List<TopicRow> training = test == null ? all.subList(all.size() / 4, all.size()) : all;
        List<TopicRow> unseen = test == null ? all.subList(0, all.size() / 4) : Requests.of(test, rows, seed);
        long start = System.nanoTime();
        TrainedTopics topics = new TopicTrainer(training, 0.05, step -> {}).train("bench");
        double trained = (System.nanoTime() - start) / 1e9;
        var scores = new TopicScores();
        start = System.nanoTime();
        unseen.forEach(row -> scores.add(row, topics));
        double tested = (System.nanoTime() - start) / 1e9;
        var bayes =
                new NaiveBayes(training.stream().filter(row -> !row.isNone()).toList());
        List<TopicRow> inside = unseen.stream().filter(row -> !row.isNone()).toList();
        double reference = (double) inside.stream()
                        .filter(row -> bayes.classify(row.text()).equals(row.label()))
                        .count()
                / inside.size();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%,d rows to train in %.1f s, %,d to test%n%s", training.size(), trained, unseen.size(), scores);
        out.printf("texts/s %.0f; naive Bayes accuracy %.4f%n", unseen.size() / tested, reference);
        return new Verdict("topics", scores.nearestAccuracy() / reference, 1).print(out);
    }
}
