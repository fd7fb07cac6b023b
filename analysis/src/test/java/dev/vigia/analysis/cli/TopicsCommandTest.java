package dev.vigia.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TopicsCommandTest {
    private static final String ROWS = """
            card\tmy card is lost
            card\tblock the card
            card\tthe card was stolen
            card\twhere is my new card
            order\twhere is my parcel
            order\tthe parcel never came
            order\ttrack a parcel
            order\tparcel delivered to the neighbour
            """;

    @TempDir
    private Path directory;

    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void takeStreams() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveStreamsBack() {
        System.setOut(stdout);
    }

    private int run(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return new CommandLine(new TopicsCommand()).setErr(new PrintWriter(err)).execute(words);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "rows", ".tsv"), text);
    }

    @Test
    void trainsAndTests() throws IOException {
        Path model = directory.resolve("model");
        assertThat(run("train", file(ROWS), "-o", model)).isZero();
        assertThat(run("test", model, file("card\tthe card please\norder\twhat about the parcel\n")))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("rows +2")
                .containsPattern("accuracy +1.0000")
                .containsPattern("texts/s +\\d+");
        assertThat(directory.resolve("model.part")).doesNotExist();
    }

    @Test
    void spreadsheetFilesAreFine() throws IOException {
        Path plain = directory.resolve("plain");
        Path exported = directory.resolve("exported");
        assertThat(run("train", file(ROWS), "-o", plain)).isZero();
        String windows = "\uFEFFlabel\ttext\r\n\r\n" + ROWS.replace("\n", "\r\n") + "\r\n";
        assertThat(run("train", file(windows), "-o", exported)).isZero();
        assertThat(exported).hasSameBinaryContentAs(plain);
    }

    @Test
    void crossValidates() throws IOException {
        assertThat(run("test", "--folds", 2, file(ROWS))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("rows +8");
    }

    @Test
    void faultsAreOneLineThatSaysWhere() throws IOException {
        Path model = directory.resolve("model");
        assertThat(run("train", file("a\tb\n\nno tab here\n"), "-o", model)).isEqualTo(2);
        assertThat(err.toString()).contains(".tsv:3: expected label<TAB>text");
        assertThat(run("train", file("a\tb\n\tno label\n"), "-o", model)).isEqualTo(2);
        assertThat(err.toString()).contains(".tsv:2: the label before the tab is missing");
        assertThat(run("train", file(""), "-o", model)).isEqualTo(2);
        assertThat(err.toString()).contains("no label<TAB>text rows");
        assertThat(run("train", directory.resolve("absent.tsv"), "-o", model)).isEqualTo(2);
        assertThat(err.toString()).contains("absent.tsv: no such file");
        assertThat(run("test", file("a\tb"), file("a\tb"))).isEqualTo(2);
        assertThat(err.toString()).contains("not a topic model");
        assertThat(model).doesNotExist();
    }
}
