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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimilarityCommandTest {
    @TempDir
    private Path directory;

    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void giveStreamsBack() {
        System.setOut(stdout);
    }

    private int run(String text, String... options) throws IOException {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        Path file = Files.writeString(directory.resolve("pairs.tsv"), text);
        String[] arguments = new String[options.length + 1];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = file.toString();
        return new CommandLine(new SimilarityCommand())
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void oneNumberForEachLine() throws IOException {
        assertThat(
                        run(
                                "\uFEFF¿dónde está mi pedido?\tdonde esta mi pedido\r\n\nwhy is it late\tcancel my card\textra\n"))
                .isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(Double.parseDouble(lines.get(0))).isGreaterThan(0.9);
        assertThat(lines.get(1)).isEmpty();
        assertThat(Double.parseDouble(lines.get(2))).isLessThan(0.2);
    }

    @Test
    void aLineWithoutATabIsNamedAndNothingIsPrinted() throws IOException {
        assertThat(run("a\tb\nno tab\n")).isEqualTo(2);
        assertThat(err.toString()).contains("pairs.tsv:2: expected a<TAB>b");
        assertThat(out.size()).isZero();
    }

    @Test
    void theLanguageCanBeGiven() throws IOException {
        assertThat(run("a\tb\n", "--lang", "es")).isZero();
        assertThat(run("a\tb\n", "--lang", "fr")).isEqualTo(2);
    }
}
