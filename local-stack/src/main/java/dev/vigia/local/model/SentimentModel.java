package dev.vigia.local.model;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.process.ProcessSpec;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CoreNLP's English sentiment model: 4 MB inside a jar of 474 MB, fetched by Maven while the stack already runs. The
 * jobs take it up when it appears.
 */
public final class SentimentModel {
    private static final String ENTRY = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";

    /** Runs a process to its end and answers its exit code. */
    @FunctionalInterface
    public interface Runner {
        int run(ProcessSpec process) throws IOException, InterruptedException;
    }

    private final DataDirectory data;

    public SentimentModel(DataDirectory data) {
        this.data = data;
    }

    public boolean isPresent() {
        return Files.exists(data.sentimentModel());
    }

    /** Fetches the model and answers one line for people; a failure is such a line too. */
    public String fetch(Runner runner) throws IOException, InterruptedException {
        Optional<Path> maven = maven();
        if (maven.isEmpty()) {
            return "sentiment model: mvn is missing, the jobs go on without it";
        }
        Path models = data.of("models");
        Path unpacked = Files.createDirectories(models.resolve("unpacked"));
        Path log = data.log("model");
        int exit = runner.run(new ProcessSpec("model", command(maven.get(), unpacked), Map.of(), log));
        Path found = unpacked.resolve(ENTRY);
        if (exit != 0 || !Files.exists(found)) {
            return "sentiment model: could not be fetched, the jobs go on without it (see " + log + ")";
        }
        Files.move(found, data.sentimentModel(), StandardCopyOption.ATOMIC_MOVE);
        delete(unpacked);
        return "sentiment model: fetched, sentiment joins";
    }

    private static List<String> command(Path maven, Path target) throws IOException {
        Properties versions = new Properties();
        try (InputStream file = SentimentModel.class.getResourceAsStream("/versions.properties")) {
            versions.load(file);
        }
        return List.of(
                maven.toString(),
                "-q",
                "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:" + versions.getProperty("maven-dependency-plugin")
                        + ":unpack",
                "-Dartifact=edu.stanford.nlp:stanford-corenlp:" + versions.getProperty("corenlp") + ":jar:models",
                "-Dmdep.unpack.includes=" + ENTRY,
                "-DoutputDirectory=" + target);
    }

    private static Optional<Path> maven() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                .map(directory -> Path.of(directory, "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
