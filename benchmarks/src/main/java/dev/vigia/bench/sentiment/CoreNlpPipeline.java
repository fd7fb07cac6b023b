package dev.vigia.bench.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.bench.BenchmarkException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * CoreNLP's annotators {@code tokenize, ssplit, parse, sentiment} in a process of their own, on one thread, by its own
 * command line: nothing of it is linked here. Its jars are looked for in the local Maven repository.
 */
final class CoreNlpPipeline {
    private static final Pattern TOTAL = Pattern.compile("TOTAL: ([0-9.]+) sec");
    private static final int MIDDLE = 2;

    private static final String NETWORK = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";

    private final String classPath;
    private final Path models;

    private CoreNlpPipeline(String classPath, Path models) {
        this.classPath = classPath;
        this.models = models;
    }

    /**
     * @param repository a local Maven repository with stanford-corenlp, its {@code models} and ejml
     * @throws BenchmarkException when a jar is not there, saying how to get it
     */
    static CoreNlpPipeline in(Path repository) {
        List<String> jars = new ArrayList<>(jars(repository.resolve("edu/stanford/nlp/stanford-corenlp")));
        String models = jars.stream()
                .filter(jar -> jar.endsWith("-models.jar"))
                .findFirst()
                .orElseThrow(
                        () -> new BenchmarkException("the reference needs CoreNLP's models (474 MB), which are not in "
                                + repository + "; get them with: mvn dependency:get"
                                + " -Dartifact=edu.stanford.nlp:stanford-corenlp:4.5.10:jar:models"));
        jars.addAll(jars(repository.resolve("org/ejml")));
        return new CoreNlpPipeline(String.join(File.pathSeparator, jars), Path.of(models));
    }

    /** Takes the sentiment network, which our English voice reads too, out of the models to a file in {@code directory}. */
    Path network(Path directory) {
        try (var jar = new ZipFile(models.toFile())) {
            Path network = directory.resolve("sentiment.ser.gz");
            try (InputStream in = jar.getInputStream(jar.getEntry(NETWORK))) {
                Files.copy(in, network);
            }
            return network;
        } catch (IOException e) {
            throw new BenchmarkException("cannot read " + models, e);
        }
    }

    private static List<String> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .filter(file -> !file.endsWith("-sources.jar") && !file.contains("models-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BenchmarkException("cannot list " + directory, e);
        }
    }

    /**
     * What the pipeline did.
     *
     * @param seconds annotating all texts, models loaded before
     * @param labels one for each text: the mean of its sentences' classes, below, at or above the middle one
     */
    record Run(double seconds, List<SentimentLabel> labels) {}

    Run run(List<String> texts) {
        try {
            Path directory = Files.createTempDirectory("vigia-bench");
            Path input = directory.resolve("texts.txt");
            List<String> lines =
                    texts.stream().map(text -> text.replaceAll("\\s+", " ")).toList();
            Files.write(input, lines);
            Path log = directory.resolve("log.txt");
            Process process = new ProcessBuilder(command(input, directory))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int exit;
            try {
                exit = process.waitFor();
            } finally {
                process.destroy();
            }
            String said = Files.readString(log);
            Matcher total = TOTAL.matcher(said);
            if (exit != 0 || !total.find()) {
                throw new BenchmarkException("CoreNLP ended with " + exit + ": "
                        + said.lines().limit(5).collect(Collectors.joining(" / ")));
            }
            JsonNode answer = new ObjectMapper()
                    .readTree(directory.resolve("texts.txt.json").toFile());
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            return new Run(Double.parseDouble(total.group(1)), labels(answer, lines));
        } catch (IOException e) {
            throw new BenchmarkException("CoreNLP's pipeline cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("stopped", e);
        }
    }

    private List<String> command(Path input, Path output) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                classPath,
                "edu.stanford.nlp.pipeline.StanfordCoreNLP",
                "-annotators",
                "tokenize,ssplit,parse,sentiment",
                "-ssplit.newlineIsSentenceBreak",
                "always",
                "-threads",
                "1",
                "-file",
                input.toString(),
                "-outputFormat",
                "json",
                "-outputDirectory",
                output.toString());
    }

    /** Sentences belong to the line in which their first token begins. */
    private static List<SentimentLabel> labels(JsonNode answer, List<String> lines) {
        double[] sum = new double[lines.size()];
        int[] end = new int[lines.size()];
        for (int i = 0, at = 0; i < end.length; i++) {
            at += lines.get(i).length() + 1;
            end[i] = at;
        }
        for (JsonNode sentence : answer.path("sentences")) {
            int begin =
                    sentence.path("tokens").path(0).path("characterOffsetBegin").asInt();
            int line = 0;
            while (line < end.length - 1 && begin >= end[line]) {
                line++;
            }
            sum[line] += sentence.path("sentimentValue").asInt(MIDDLE) - MIDDLE;
        }
        List<SentimentLabel> labels = new ArrayList<>();
        for (double value : sum) {
            labels.add(
                    value < 0 ? SentimentLabel.NEGATIVE : value > 0 ? SentimentLabel.POSITIVE : SentimentLabel.NEUTRAL);
        }
        return labels;
    }
}
