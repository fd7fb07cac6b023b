package dev.vigia.analysis.cli;

import dev.vigia.analysis.topics.TopicRow;
import dev.vigia.analysis.topics.TopicTrainer;
import dev.vigia.analysis.topics.TrainedTopics;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigia topics train}: fits a classifier from {@code label<TAB>text} rows; the same rows, the same bytes. */
@Command(
        name = "train",
        description = "Fits a topic classifier; the same files in the same order give the same bytes.",
        mixinStandardHelpOptions = true)
final class TopicsTrainCommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "The file to write.")
    private Path output = Path.of("");

    @Option(
            names = "--model-version",
            paramLabel = "NAME",
            description =
                    "Name that every classified message will carry (default: topics- and a checksum of the rows).")
    private String version = "";

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Highest share of texts of a topic that may be judged to be about none (default: 0.05).")
    private double falseAlarms;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "label<TAB>text; label oos: none of the topics.")
    private List<Path> files = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    /** Exit code 0; 2 for a file that is missing or wrong, with one line that says where. */
    @Override
    public Integer call() {
        PrintStream console = System.out;
        try (var progress = new ProgressLine()) {
            if (falseAlarms < 0 || falseAlarms >= 1) {
                throw new IllegalArgumentException("--false-alarms must be at least 0 and below 1");
            }
            List<TopicRow> rows = new ArrayList<>();
            for (Path file : files) {
                rows.addAll(TopicRow.readAll(file));
            }
            progress.show("reading " + rows.size() + " rows");
            TrainedTopics topics = new TopicTrainer(rows, falseAlarms, progress::show)
                    .train(version.isBlank() ? "topics-" + checksum(rows) : version);
            write(topics);
            progress.show("");
            console.println("Wrote " + output + " (" + Files.size(output) + " bytes), " + topics.version() + ": "
                    + topics.trainedOn());
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            throw Usage.error(spec, e);
        }
    }

    /** A run that is stopped half-way leaves the former model as it was. */
    private void write(TrainedTopics topics) throws IOException {
        Path half = output.resolveSibling(output.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half))) {
            topics.write(out);
        }
        Files.move(half, output, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String checksum(List<TopicRow> rows) {
        var sum = new CRC32();
        rows.forEach(row -> sum.update((row.label() + "\t" + row.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
