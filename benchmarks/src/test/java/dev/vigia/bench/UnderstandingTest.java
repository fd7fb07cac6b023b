package dev.vigia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {
    @ParameterizedTest
    @CsvSource({"topics,300", "similarity,200", "questions,2000"})
    void runsOnMadeUpRequests(String name, String rows) {
        var out = new StringWriter();

        int exitCode = Main.commandLine().setOut(new PrintWriter(out)).execute(name, "--rows", rows);

        var lines = out.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .matches(name + " ratio \\d+\\.\\d{3} \\(bar 1\\.00, (reached|missed)\\)");
        assertThat(exitCode).isIn(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"topics,--train", "similarity,--labelled", "questions,--labelled"})
    void aMissingFileIsOneLine(String name, String option) {
        var err = new StringWriter();

        int exitCode = Main.commandLine().setErr(new PrintWriter(err)).execute(name, option, "absent.tsv");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("absent.tsv");
    }
}
