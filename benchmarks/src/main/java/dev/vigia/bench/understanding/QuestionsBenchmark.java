package dev.vigia.bench.understanding;

import dev.vigia.analysis.questions.InMemoryClusters;
import dev.vigia.analysis.questions.Question;
import dev.vigia.analysis.questions.QuestionClusters;
import dev.vigia.analysis.questions.QuestionSimilarity;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.bench.Verdict;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Clustering a stream of questions against comparing each with every cluster. Time is that of this thread's processor,
 * so that other work on the machine does not count. Also prints how pure the clusters are by the labels.
 */
@Command(
        name = "questions",
        description = "Questions a minute through the clusters / by comparing with every cluster.",
        mixinStandardHelpOptions = true)
public final class QuestionsBenchmark implements Callable<Integer> {
    private static final int COMPARED = 100;

    @Option(names = "--labelled", paramLabel = "FILE", description = "label<TAB>text (default: made-up requests).")
    private @Nullable Path labelled;

    @Option(names = "--lang", defaultValue = "en", paramLabel = "es|en", description = "Language of the texts.")
    private String language = "en";

    @Option(names = "--rows", defaultValue = "50000", description = "Questions (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the order and of the made-up requests.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<TopicRow> all = Requests.of(labelled, rows, seed);
        var store = new InMemoryClusters();
        var clusters = new QuestionClusters(QuestionClusters.Limits.DEFAULT);
        Map<String, Map<String, Integer>> labels = new HashMap<>();
        long start = processorNanos();
        for (int i = 0; i < rows; i++) {
            TopicRow row = all.get(i % all.size());
            clusters.assign(new Question("bench", "e" + i, i, language, null, row.text()), store)
                    .ifPresent(joined -> labels.computeIfAbsent(joined.cluster().id(), any -> new HashMap<>())
                            .merge(row.label(), 1, Integer::sum));
        }
        double perMinute = rows / ((processorNanos() - start) / 60e9);
        double reference = byComparingAll(all, store);
        PrintWriter out = spec.commandLine().getOut();
        long asked = labels.values().stream()
                .mapToLong(counts ->
                        counts.values().stream().mapToInt(Integer::intValue).sum())
                .sum();
        long pure = labels.values().stream()
                .mapToLong(counts -> Collections.max(counts.values()))
                .sum();
        out.printf(
                "%,d questions in %,d clusters, %.1f %% beside their like%n",
                asked, labels.size(), 100.0 * pure / asked);
        out.printf("%,.0f questions a minute; comparing with every cluster %,.0f%n", perMinute, reference);
        out.printf("%.1f times the 50,000 a minute that one core must take%n", perMinute / 50_000);
        return new Verdict("questions", perMinute / reference, 1).print(out);
    }

    private double byComparingAll(List<TopicRow> all, InMemoryClusters store) {
        var similarity = new QuestionSimilarity();
        var representatives = store.clusters().stream()
                .map(cluster -> similarity.prepare(CleanText.of(cluster.representative()), language))
                .toList();
        long start = processorNanos();
        double most = 0;
        for (int i = 0; i < COMPARED; i++) {
            var question =
                    similarity.prepare(CleanText.of(all.get(i % all.size()).text()), language);
            for (var representative : representatives) {
                most = Math.max(most, similarity.between(question, representative));
            }
        }
        double perMinute = COMPARED / ((processorNanos() - start) / 60e9);
        return most > 0 ? perMinute : 0;
    }

    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
