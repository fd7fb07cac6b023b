package dev.vigia.analysis.cli;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.sentiment.Confusion;
import dev.vigia.analysis.sentiment.LabelledText;
import dev.vigia.analysis.sentiment.SentimentScorer;
import dev.vigia.analysis.sentiment.SentimentScorers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigia sentiment test}: how well a model judges files of {@code label<TAB>text}. */
@Command(
        name = "test",
        description = "Scores a sentiment model, and each voice alone, on labelled texts.",
        mixinStandardHelpOptions = true)
final class SentimentTestCommand implements Callable<Integer> {
    @Option(names = "--lang", required = true, paramLabel = "es|en", description = "Language of the texts.")
    private String lang = "";

    @Option(names = "--model", paramLabel = "MODEL", description = "A model file (default: the shipped one).")
    private @Nullable Path model;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "label<TAB>text; negative, neutral or positive.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        Path voiceModel = AnalysisSettings.sentimentModel(System.getenv());
        SentimentScorer scorer = model == null
                ? SentimentScorers.shipped(lang, voiceModel)
                : SentimentScorers.fromFile(model, voiceModel);
        PrintStream console = System.out;
        for (Path file : files) {
            List<LabelledText> rows = LabelledText.read(file);
            Confusion confusion = new Confusion();
            long start = System.nanoTime();
            rows.forEach(
                    row -> confusion.add(row.label(), scorer.score(row.text()).label()));
            double seconds = (System.nanoTime() - start) / 1e9;
            console.printf("%s: %d rows, %.0f/s%n%s%n", file, rows.size(), rows.size() / seconds, confusion);
        }
        return 0;
    }
}
