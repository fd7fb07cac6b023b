package dev.vigia.analysis.cli;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.language.LanguageDetector;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.questions.QuestionSimilarity;
import dev.vigia.analysis.questions.SentenceEmbedding;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.GrammarWords;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigia similarity}: one similarity 0…1 for each line {@code a<TAB>b} of a file, by the measure that groups
 * repeated questions. The file is read twice, each time on every core: first to learn which words tell little, then to
 * compare; so its texts never have to fit into memory.
 */
@Command(
        name = "similarity",
        description = "How alike the two texts of each line are, 0 to 1, one number a line.",
        mixinStandardHelpOptions = true)
public final class SimilarityCommand implements Callable<Integer> {
    private static final String AUTO = "auto";
    private static final String FALLBACK = "en";
    private static final int PASSES = 2;
    private static final String LINES = "lines";

    @Option(
            names = "--lang",
            paramLabel = "es|en|auto",
            defaultValue = AUTO,
            description = "Language of all lines; auto (default) detects that of each pair.")
    private String lang = AUTO;

    @Option(
            names = "--embeddings",
            paramLabel = "DIR",
            description = "Also compares meanings, by the sentence encoder in DIR (model.onnx, tokenizer.json).")
    private @Nullable Path embeddings;

    @Parameters(paramLabel = "FILE", description = "Lines of a<TAB>b; further columns are not read.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    /** Of each pair, as the first reading found it: a reference a line. */
    private final List<String> languages = new ArrayList<>();

    /**
     * Exit code 0; 2 for a file that is missing or has a line without a tab, with one line that says where. An empty
     * line gives an empty line.
     */
    @Override
    public Integer call() {
        try (var progress = ProgressLine.ofLines(List.of(file), PASSES)) {
            AnalysisSettings settings = AnalysisSettings.defaults();
            if (!lang.equals(AUTO) && !settings.languages().contains(lang)) {
                throw new IllegalArgumentException("--lang must be auto or one of " + settings.languages());
            }
            LanguageDetector detector = lang.equals(AUTO) ? new LanguageDetector(settings.languages()) : null;
            var similarity = new QuestionSimilarity();
            SentenceEmbedding meaning = embeddings == null ? null : SentenceEmbedding.open(embeddings);
            Supplier<Judge> judges =
                    () -> new Judge(similarity.twin(), detector == null ? null : detector.twin(), meaning);
            learn(judges, similarity, progress);
            compare(judges, progress);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw Usage.error(spec, e);
        }
    }

    private void learn(Supplier<Judge> judges, QuestionSimilarity similarity, ProgressLine progress)
            throws IOException {
        try (var ordered = new Ordered<Judge, Pair, Learned>(judges, this::learned, learned -> {
            languages.add(learned.language());
            learned.parts().forEach(similarity::learn);
            progress.count(LINES);
        })) {
            eachPair(ordered);
        }
    }

    private void compare(Supplier<Judge> judges, ProgressLine progress) throws IOException {
        // System.out belongs to the process: flushed here, not closed.
        var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
        try (var ordered = new Ordered<Judge, Pair, String>(judges, this::compared, alike -> {
            out.write(alike);
            out.write('\n');
            progress.count(LINES);
        })) {
            eachPair(ordered);
        }
        out.flush();
    }

    /** What works on one thread. */
    private record Judge(
            QuestionSimilarity similarity,
            @Nullable LanguageDetector detector,
            @Nullable SentenceEmbedding meaning) {}

    /** The texts of line {@code number}, from 0; none when the line is empty. */
    private record Pair(int number, List<String> texts) {}

    /** What the first reading finds in a line. */
    private record Learned(String language, List<QuestionSimilarity.Parts> parts) {}

    private Learned learned(Judge judge, Pair pair) {
        List<CleanText> texts = pair.texts().stream().map(CleanText::of).toList();
        String language = texts.isEmpty() ? lang : language(judge.detector(), texts.get(0), texts.get(1));
        return new Learned(
                language,
                texts.stream()
                        .map(text -> judge.similarity().parts(text, language))
                        .toList());
    }

    private String compared(Judge judge, Pair pair) {
        if (pair.texts().isEmpty()) {
            return "";
        }
        CleanText a = CleanText.of(pair.texts().get(0));
        CleanText b = CleanText.of(pair.texts().get(1));
        double alike = judge.similarity().between(a, b, languages.get(pair.number()));
        SentenceEmbedding meaning = judge.meaning();
        return fourDigits(meaning == null ? alike : meaning.blended(alike, a, b));
    }

    /** "0.0714": a formatter's work, without building one for each line. */
    private static String fourDigits(double share) {
        long rounded = Math.round(share * 10_000);
        return rounded / 10_000 + "." + Long.toString(10_000 + rounded % 10_000).substring(1);
    }

    private void eachPair(Ordered<Judge, Pair, ?> ordered) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)) {
            var lines = new Lines(text);
            int number = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                ordered.take(new Pair(number, texts(line, number + 1)));
                number++;
            }
            ordered.settle();
        }
    }

    private List<String> texts(String line, int number) throws IOException {
        if (line.isEmpty()) {
            return List.of();
        }
        String[] fields = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).split("\t", -1);
        if (fields.length < 2) {
            throw new IOException(file + ":" + number + ": expected a<TAB>b, found no tab");
        }
        return List.of(fields[0], fields[1]);
    }

    private String language(@Nullable LanguageDetector detector, CleanText a, CleanText b) {
        if (detector == null) {
            return lang;
        }
        CleanText both = CleanText.of(a.text() + " " + b.text());
        return GrammarWords.language(both).orElseGet(() -> detected(detector, both));
    }

    private static String detected(LanguageDetector detector, CleanText text) {
        LanguageGuess guess = detector.detect(text);
        return guess.isDetermined() ? guess.language() : FALLBACK;
    }
}
