package dev.vigia.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyzeCommandTest {
    private final InputStream stdin = System.in;
    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void giveStreamsBack() {
        System.setIn(stdin);
        System.setOut(stdout);
    }

    private int run(String input, String... arguments) {
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        return new CommandLine(new AnalyzeCommand()).execute(arguments);
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void oneLineOfJsonForEachLineOfText() throws Exception {
        assertThat(run("muchas gracias, me encanta\n\nthe app crashes, this is awful"))
                .isZero();
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("text").asText()).isEqualTo("muchas gracias, me encanta");
        assertThat(lines.get(0).get("language").asText()).isEqualTo("es");
        assertThat(lines.get(0).get("sentiment").asText()).isEqualTo("positive");
        assertThat(lines.get(0).get("score").asDouble()).isBetween(0.3, 1.0);
        assertThat(lines.get(1).get("language").asText()).isEqualTo("und");
        assertThat(lines.get(1).get("topic").asText()).isEqualTo("none");
        assertThat(lines.get(2).get("sentiment").asText()).isEqualTo("negative");
        assertThat(lines.get(2).get("topic").asText()).isEqualTo("technical-problem");
    }

    @Test
    void manyLinesKeepTheirOrder() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            texts.add("mi pedido " + i + (i % 3 == 0 ? " no ha llegado" : " is late, thanks"));
        }
        assertThat(run(String.join("\n", texts))).isZero();
        assertThat(lines()).extracting(line -> line.get("text").asText()).isEqualTo(texts);
        String all = out.toString(StandardCharsets.UTF_8);
        out.reset();
        for (int from : List.of(0, 600)) {
            assertThat(run(texts.get(from))).isZero();
        }
        assertThat(all.split("\n"))
                .contains(out.toString(StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void theLanguageCanBeGiven() throws Exception {
        assertThat(run("ok\n", "--lang", "es")).isZero();
        assertThat(lines().get(0).get("language").asText()).isEqualTo("es");
    }

    @Test
    void aTrainedModelCanBeGiven(@TempDir Path directory) throws Exception {
        Path rows = Files.writeString(directory.resolve("rows.tsv"), """
                lights\tturn on the lamp
                lights\tlamp off please
                music\tplay a song
                music\tplay the next song
                """);
        String model = directory.resolve("model").toString();
        assertThat(new CommandLine(new TopicsCommand()).execute("train", rows.toString(), "-o", model))
                .isZero();
        assertThat(run("the lamp\nplay it\n\n", "--topics", model)).isZero();
        assertThat(lines()).extracting(line -> line.get("topic").asText()).containsExactly("lights", "music", "oos");
        assertThat(lines())
                .allSatisfy(line ->
                        assertThat(line.get("topicProbability").asDouble()).isBetween(0.0, 1.0));
        assertThat(run("a", "--topics", rows.toString())).isEqualTo(2);
    }

    @Test
    void anUnknownLanguageIsAUsageError() {
        assertThat(run("", "--lang", "fr")).isEqualTo(2);
        assertThat(out.size()).isZero();
    }

    @Test
    void aCarriageReturnInsideATextDoesNotShiftTheAnswers() throws Exception {
        var lines = new Lines(new BufferedReader(new StringReader("a\rb\r\n\nc")));
        assertThat(lines.next()).isEqualTo("a\rb");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEqualTo("c");
        assertThat(lines.next()).isNull();
    }
}
