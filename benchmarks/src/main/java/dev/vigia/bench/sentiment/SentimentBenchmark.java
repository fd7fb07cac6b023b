package dev.vigia.bench.sentiment;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.sentiment.Confusion;
import dev.vigia.analysis.sentiment.LabelledText;
import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Messages a second through the analyzer of the insights job, on one thread, beside CoreNLP's default pipeline. */
@Command(
        name = "sentiment",
        mixinStandardHelpOptions = true,
        description = "Judges English messages: ours (language, sentiment, topic) and CoreNLP's parse and sentiment.")
public final class SentimentBenchmark implements Callable<Integer> {
    private static final double BAR = 40;
    private static final long WARM_NANOS = 3_000_000_000L;
    private static final int BOMB_WORDS = 5_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "label<TAB>text rows: then macro-F1 of both is printed, too. Default: texts made up here.")
    private List<Path> files = List.of();

    @Option(names = "--texts", defaultValue = "60", description = "Texts that both judge (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Local Maven repository with CoreNLP's jars (default: ~/.m2/repository).")
    private @Nullable Path repository;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the choice of texts.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<LabelledText> rows = rows();
        List<String> texts = rows.isEmpty()
                ? madeUp()
                : rows.stream().map(row -> row.text().text()).toList();

        Path where = repository == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : repository;
        CoreNlpPipeline pipeline = CoreNlpPipeline.in(where);
        MessageAnalyzer analyzer = load(pipeline, out);
        rate(analyzer, texts);
        double ours = rate(analyzer, texts);
        out.printf("ours: %,.0f messages/s on one thread, %d texts%n", ours, texts.size());
        out.printf("a text of %,d words without punctuation: %.1f ms%n", BOMB_WORDS, bomb(analyzer));

        CoreNlpPipeline.Run reference = pipeline.run(texts);
        double theirs = texts.size() / reference.seconds();
        out.printf("CoreNLP (tokenize,ssplit,parse,sentiment): %.1f messages/s on one thread%n", theirs);
        if (!rows.isEmpty()) {
            Confusion mine = new Confusion();
            Confusion other = new Confusion();
            for (int i = 0; i < rows.size(); i++) {
                LabelledText row = rows.get(i);
                mine.add(row.label(), analyzer.analyze(texts.get(i)).sentiment().label());
                other.add(row.label(), reference.labels().get(i));
            }
            out.printf("macro-F1 ours %.3f, CoreNLP %.3f%n", mine.macroF1(), other.macroF1());
        }
        return new Verdict("sentiment", ours / theirs, BAR).print(out);
    }

    /** With the English voice, as the insights job runs it. */
    private static MessageAnalyzer load(CoreNlpPipeline pipeline, PrintWriter out) {
        try {
            Path directory = Files.createTempDirectory("vigia-bench");
            Path network = pipeline.network(directory);
            var defaults = AnalysisSettings.defaults();
            var settings = new AnalysisSettings(defaults.languages(), defaults.taxonomy(), network, Map.of());
            long start = System.nanoTime();
            MessageAnalyzer analyzer = MessageAnalyzer.loadWithVoices(settings);
            out.printf("loaded in %.2f s%n", (System.nanoTime() - start) / 1e9);
            Files.delete(network);
            Files.delete(directory);
            out.printf(
                    "model: %s%n",
                    analyzer.analyze("the parcel is here").sentiment().model());
            System.gc();
            Runtime memory = Runtime.getRuntime();
            out.printf("heap in use: %d MB%n", (memory.totalMemory() - memory.freeMemory()) >> 20);
            return analyzer;
        } catch (IOException e) {
            throw new BenchmarkException("cannot write a temporary file", e);
        }
    }

    private List<LabelledText> rows() {
        List<LabelledText> rows = new ArrayList<>();
        for (Path file : files) {
            try {
                rows.addAll(LabelledText.read(file));
            } catch (IOException e) {
                throw new BenchmarkException("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        Collections.shuffle(rows, new Random(seed));
        return rows.subList(0, Math.min(count, rows.size()));
    }

    /** Chat messages of 5 to 25 words. */
    private List<String> madeUp() {
        String[] words =
                ("I want to cancel my order because it never arrived and nobody answers the phone thanks for your help"
                                + " it works now where is the invoice of last month please this is the third time great")
                        .split(" ");
        var random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder();
            for (int word = 5 + random.nextInt(21); word > 0; word--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            texts.add(text.append(i).toString());
        }
        return texts;
    }

    /** Each text gets a number of its own, so that no answer is one remembered. */
    private static double rate(MessageAnalyzer analyzer, List<String> texts) {
        long messages = 0;
        long start = System.nanoTime();
        long spent = 0;
        while (spent < WARM_NANOS) {
            for (String text : texts) {
                analyzer.analyze(text + " " + messages++);
            }
            spent = System.nanoTime() - start;
        }
        return messages / (spent / 1e9);
    }

    private static double bomb(MessageAnalyzer analyzer) {
        double worst = 0;
        for (int i = 0; i < 5; i++) {
            String text = ("word" + i + " ").repeat(BOMB_WORDS);
            long start = System.nanoTime();
            analyzer.analyze(text);
            worst = Math.max(worst, (System.nanoTime() - start) / 1e6);
        }
        return worst;
    }
}
