package dev.vigia.bench.understanding;

import dev.vigia.analysis.questions.QuestionSimilarity;
import dev.vigia.analysis.questions.SentenceEmbedding;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TopicRow;
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

/** The similarity of questions against tf-idf cosine: how many of the most alike pairs mean the same. */
@Command(
        name = "similarity",
        description = "Precision among the most alike pairs (same label = same question) / that of tf-idf cosine.",
        mixinStandardHelpOptions = true)
public final class SimilarityBenchmark implements Callable<Integer> {
    private static final double[] RECALLS = {0.02, 0.05, 0.10, 0.25};

    @Option(names = "--labelled", paramLabel = "FILE", description = "label<TAB>text (default: made-up requests).")
    private @Nullable Path labelled;

    @Option(names = "--lang", defaultValue = "en", paramLabel = "es|en", description = "Language of the texts.")
    private String language = "en";

    @Option(
            names = "--embeddings",
            paramLabel = "DIR",
            description = "Also compares meanings, by the sentence encoder in DIR; needs analysis-onnx.")
    private @Nullable Path embeddings;

    @Option(names = "--rows", defaultValue = "1500", description = "Requests to pair (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the order and of the made-up requests.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<TopicRow> all = Requests.of(labelled, rows, seed);
        List<TopicRow> chosen = all.subList(0, Math.min(rows, all.size()));
        var similarity = new QuestionSimilarity();
        chosen.forEach(row -> similarity.learn(CleanText.of(row.text()), language));
        var prepared = chosen.stream()
                .map(row -> similarity.prepare(CleanText.of(row.text()), language))
                .toList();
        List<float[]> meanings = meanings(chosen);
        var ours = new PairRanking(chosen, pair -> {
            int first = PairRanking.first(pair);
            int second = PairRanking.second(pair, first);
            double alike = similarity.between(prepared.get(first), prepared.get(second));
            return meanings.isEmpty()
                    ? alike
                    : SentenceEmbedding.blended(alike, meanings.get(first), meanings.get(second));
        });
        var cosine = new TfIdfCosine(chosen, language);
        var reference = new PairRanking(chosen, pair -> {
            int first = PairRanking.first(pair);
            return cosine.between(first, PairRanking.second(pair, first));
        });
        PrintWriter out = spec.commandLine().getOut();
        double worst = Double.MAX_VALUE;
        for (double recall : RECALLS) {
            double precision = ours.precisionAt(recall);
            double plain = reference.precisionAt(recall);
            out.printf("recall %.2f: precision %.3f, tf-idf cosine %.3f%n", recall, precision, plain);
            worst = Math.min(worst, precision / plain);
        }
        out.printf("the ratio is the least of the four, over all pairs of %,d requests%n", chosen.size());
        return new Verdict("similarity", worst, 1).print(out);
    }

    private List<float[]> meanings(List<TopicRow> rows) {
        if (embeddings == null) {
            return List.of();
        }
        SentenceEmbedding encoder = SentenceEmbedding.open(embeddings);
        return rows.stream().map(row -> encoder.of(CleanText.of(row.text()))).toList();
    }
}
