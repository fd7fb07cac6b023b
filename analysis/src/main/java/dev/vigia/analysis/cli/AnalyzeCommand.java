package dev.vigia.analysis.cli;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.MessageAnalysis;
import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.language.LanguageGuess;
import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.topics.TopicClassifier;
import dev.vigia.analysis.topics.TopicGuess;
import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.analysis.topics.TrainedTopics;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code vigia analyze}: standard input, one text a line, to one line of JSON each, by the code that the insights
 * job runs. Output is flushed whenever no more input is waiting, so it also answers a person who types.
 */
@Command(
        name = "analyze",
        description = "Language, sentiment and topic of each line of standard input, as one line of JSON each.",
        mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
    private static final String AUTO = "auto";

    @Option(
            names = "--lang",
            paramLabel = "es|en|auto",
            defaultValue = AUTO,
            description = "Language of all lines; auto (default) detects each.")
    private String lang = AUTO;

    @Option(
            names = "--topics",
            paramLabel = "MODEL",
            description = "Classifies by a model of 'vigia topics train' instead of the taxonomy;"
                    + " a text about none of its topics gets the topic oos.")
    private @Nullable Path topics;

    @Spec
    private @Nullable CommandSpec spec;

    /** Exit code 0, or 2 for a wrong option, or a broken taxonomy or model file. */
    @Override
    public Integer call() throws IOException {
        AnalysisSettings settings = settings();
        if (!lang.equals(AUTO) && !settings.languages().contains(lang)) {
            throw usage("--lang must be auto or one of " + settings.languages());
        }
        // System.in and System.out belong to the process: flushed here, not closed.
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
        var out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
        run(analyzer(settings), topics == null ? TopicGuess.NONE : TopicRow.NONE_LABEL, new Lines(in), out);
        return 0;
    }

    private MessageAnalyzer analyzer(AnalysisSettings settings) {
        try {
            return topics == null
                    ? MessageAnalyzer.loadWithVoices(settings)
                    : MessageAnalyzer.loadWithVoices(settings, trained(topics));
        } catch (IllegalArgumentException brokenTransformer) {
            throw usage(String.valueOf(brokenTransformer.getMessage()));
        }
    }

    private TopicClassifier trained(Path model) {
        try {
            return TrainedTopics.read(model);
        } catch (IOException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private AnalysisSettings settings() {
        try {
            return AnalysisSettings.from(System.getenv());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalArgumentException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    /** What judges on one thread. */
    private record Judge(MessageAnalyzer analyzer, AnalysisJson json) {}

    private void run(MessageAnalyzer analyzer, String none, Lines lines, Writer out) throws IOException {
        try (var progress = ProgressLine.ofInput();
                var ordered = new Ordered<Judge, String, String>(
                        () -> new Judge(analyzer.twin(), new AnalysisJson(none)),
                        (judge, line) -> judge.json().line(line, analyze(judge.analyzer(), line)),
                        answer -> {
                            out.write(answer);
                            out.write('\n');
                            progress.count("lines");
                        })) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                ordered.take(line);
                if (!lines.waiting()) {
                    ordered.settle();
                    out.flush();
                }
            }
            ordered.settle();
            out.flush();
        }
    }

    private MessageAnalysis analyze(MessageAnalyzer analyzer, String line) {
        if (lang.equals(AUTO)) {
            return analyzer.analyze(line);
        }
        return analyzer.analyze(CleanText.of(line), new LanguageGuess(lang, 1));
    }
}
