package dev.vigia.analysis.cli;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.sentiment.LabelledText;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.sentiment.SentimentTrainer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vigia sentiment train}: fits a model from files of {@code label<TAB>text}; the same files, the same model. */
@Command(
        name = "train",
        description = "Fits a sentiment model; the same files in the same order give the same bytes.",
        mixinStandardHelpOptions = true)
final class SentimentTrainCommand implements Callable<Integer> {
    private static final double DOMAIN_WEIGHT = 4;

    @Option(names = "--lang", required = true, paramLabel = "es|en", description = "Language of the texts.")
    private String lang = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "The file to write.")
    private Path output = Path.of("");

    @Option(
            names = "--model-version",
            paramLabel = "NAME",
            description = "Name that every judged message will carry (default: linear-LANG-1).")
    private String version = "";

    @Option(
            names = "--lexicon",
            paramLabel = "FILE",
            description = "Judging words, word<TAB>value. Repeatable, up to six.")
    private List<Path> lexicons = List.of();

    @Option(
            names = "--domain",
            paramLabel = "FILE",
            description = "label<TAB>text of the kind that will be judged; each row counts four times. Repeatable.")
    private List<Path> domain = List.of();

    @Option(
            names = "--vectors",
            paramLabel = "FILE",
            description = "Word vectors in the text form of GloVe: a word and its components, between spaces.")
    private @Nullable Path vectors;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "label<TAB>text; negative, neutral or positive.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException {
        Path voiceModel = AnalysisSettings.sentimentModel(System.getenv());
        SentimentTrainer trainer =
                SentimentTrainer.informed(lang, SentimentScorers.readyVoices(voiceModel), lexicons, vectors);
        for (Path file : files) {
            LabelledText.read(file).forEach(row -> trainer.add(row, 1));
        }
        for (Path file : domain) {
            LabelledText.read(file).forEach(row -> trainer.add(row, DOMAIN_WEIGHT));
        }
        String sources = Stream.of(files, domain, lexicons, vectors == null ? List.<Path>of() : List.of(vectors))
                .flatMap(List::stream)
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
        SentimentTrainer.Result result;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output))) {
            result = trainer.train(version.isBlank() ? "linear-" + lang + "-1" : version, sources, out);
        }
        PrintStream console = System.out;
        console.println("Cross-validated, five folds:\n" + result.crossValidated());
        console.println("With voices:\n" + result.withVoices());
        console.println("Wrote " + output + " (" + Files.size(output) + " bytes): " + result.trainedOn());
        return 0;
    }
}
