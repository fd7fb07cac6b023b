package dev.vigia.analysis.cli;

import dev.vigia.analysis.topics.CrossValidation;
import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.analysis.topics.TopicScores;
import dev.vigia.analysis.topics.TrainedTopics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigia topics test}: how well a model classifies {@code label<TAB>text} rows. */
@Command(
        name = "test",
        description = "Scores a topic model on labelled texts; with --folds, the training itself on one file.",
        mixinStandardHelpOptions = true)
final class TopicsTestCommand implements Callable<Integer> {
    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Without MODEL: trains on all but one of N parts of FILE and scores that part, N times.")
    private int folds;

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "With --folds: as for train (default: 0.05).")
    private double falseAlarms;

    @Parameters(arity = "1..*", paramLabel = "MODEL FILE", description = "The model, and label<TAB>text rows.")
    private List<Path> paths = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    /** Exit code 0; 2 for a file that is missing or wrong, with one line that says where. */
    @Override
    public Integer call() {
        PrintStream console = System.out;
        try (var progress = folds != 0 ? new ProgressLine() : ProgressLine.ofLines(scored(), 1)) {
            if (folds != 0) {
                console.print(crossValidated(progress));
                return 0;
            }
            TrainedTopics topics = TrainedTopics.read(paths.get(0));
            var scores = new TopicScores();
            long start = System.nanoTime();
            for (Path file : scored()) {
                TopicRow.read(file, row -> {
                    scores.add(row, topics);
                    progress.count("rows");
                });
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            progress.show("");
            if (scores.rows() == 0) {
                throw new IOException(paths.get(1) + ": no label<TAB>text rows");
            }
            console.print(scores);
            console.printf(Locale.ROOT, "%-28s%.0f%n", "texts/s", scores.rows() / seconds);
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw Usage.error(spec, e);
        }
    }

    /** The files after the model. */
    private List<Path> scored() {
        if (paths.size() < 2) {
            throw new IllegalArgumentException("expected a model and a file to score it on, or --folds and a file");
        }
        return paths.subList(1, paths.size());
    }

    private TopicScores crossValidated(ProgressLine progress) throws IOException {
        if (folds < 2 || paths.size() != 1) {
            throw new IllegalArgumentException("--folds takes a number of at least 2, and one file");
        }
        return CrossValidation.run(TopicRow.readAll(paths.get(0)), folds, falseAlarms, progress::show);
    }
}
