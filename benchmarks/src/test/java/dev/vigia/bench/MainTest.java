package dev.vigia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void theLastLineIsTheRatio() {
        var out = new StringWriter();

        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .execute("sketch", "--per-minute", "50", "--rounds", "3");

        var lines = out.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1))
                .matches("sketch ratio \\d+\\.\\d{3} \\(bar 1\\.00, (reached|missed)\\)");
        assertThat(exitCode).isIn(0, 1);
    }

    @Test
    void anUnknownNameIsAUsageError() {
        var err = new StringWriter();

        int exitCode = Main.commandLine().setErr(new PrintWriter(err)).execute("nothing");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("nothing");
    }

    @Test
    void aBarIsReachedOrNot() {
        var out = new StringWriter();

        assertThat(new Verdict("a", 0.69, 0.7).print(new PrintWriter(out))).isEqualTo(1);
        assertThat(new Verdict("b", 0.7, 0.7).print(new PrintWriter(out))).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines("a ratio 0.690 (bar 0.70, missed)\nb ratio 0.700 (bar 0.70, reached)\n");
    }

    @Test
    void medians() {
        assertThat(Verdict.median(9, 1, 5)).isEqualTo(5);
        assertThat(Verdict.median(4, 1, 3, 2)).isEqualTo(2.5);
    }
}
