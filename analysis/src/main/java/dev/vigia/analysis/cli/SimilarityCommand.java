package dev.vigia.analysis.cli;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.language.LanguageDetector;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.questions.QuestionSimilarity;
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
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code vigia similarity}: one similarity 0…1 for each line {@code a<TAB>b} of a file, by the measure that groups
 * repeated questions. The file is read twice: first to learn which words tell little, then to compare; so its
 * texts never have to fit into memory.
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

    @Parameters(paramLabel = "FILE", description = "Lines of a<TAB>b; further columns are not read.")
    private Path file = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable LanguageDetector detector;

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
            detector = lang.equals(AUTO) ? new LanguageDetector(settings.languages()) : null;
            var similarity = new QuestionSimilarity();
            eachPair(
                    (a, b, number) -> {
                        String language = language(a, b);
                        languages.add(language);
                        similarity.learn(a, language);
                        similarity.learn(b, language);
                        progress.count(LINES);
                    },
                    () -> {});
            // System.out belongs to the process: flushed here, not closed.
            var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
            eachPair(
                    (a, b, number) -> {
                        double alike = similarity.between(a, b, languages.get(number));
                        out.write(String.format(Locale.ROOT, "%.4f\n", alike));
                        progress.count(LINES);
                    },
                    () -> out.write('\n'));
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw Usage.error(spec, e);
        }
    }

    private interface PairReader {
        /** {@code number}: of the pair, from 0. */
        void accept(CleanText a, CleanText b, int number) throws IOException;
    }

    private interface EmptyLine {
        void accept() throws IOException;
    }

    private void eachPair(PairReader reader, EmptyLine empty) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)) {
            var lines = new Lines(text);
            int number = 0;
            int pairs = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                number++;
                if (line.isEmpty()) {
                    empty.accept();
                    continue;
                }
                String[] fields = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).split("\t", -1);
                if (fields.length < 2) {
                    throw new IOException(file + ":" + number + ": expected a<TAB>b, found no tab");
                }
                CleanText a = CleanText.of(fields[0]);
                CleanText b = CleanText.of(fields[1]);
                reader.accept(a, b, pairs++);
            }
        }
    }

    private String language(CleanText a, CleanText b) {
        LanguageDetector present = detector;
        if (present == null) {
            return lang;
        }
        CleanText both = CleanText.of(a.text() + " " + b.text());
        return GrammarWords.language(both).orElseGet(() -> detected(present, both));
    }

    private static String detected(LanguageDetector detector, CleanText text) {
        LanguageGuess guess = detector.detect(text);
        return guess.isDetermined() ? guess.language() : FALLBACK;
    }
}
