package dev.vigia.analysis.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.analysis.text.CleanText;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinHashTest {
    /** The share of word sets with that many of their words in common that meet in a band. */
    private static double meet(int common, int own) {
        var analyzer = new WordingAnalyzer();
        int met = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            var a = new StringBuilder();
            var b = new StringBuilder();
            for (int i = 0; i < common; i++) {
                a.append(" both").append(trial * 100 + i).append('x');
                b.append(" both").append(trial * 100 + i).append('x');
            }
            for (int i = 0; i < own; i++) {
                a.append(" left").append(trial * 100 + i).append('x');
                b.append(" right").append(trial * 100 + i).append('x');
            }
            long[] ofA = MinHash.bands(analyzer.analyze(CleanText.of(letters(a)), "und"));
            long[] ofB = MinHash.bands(analyzer.analyze(CleanText.of(letters(b)), "und"));
            met += Arrays.stream(ofA).anyMatch(key -> Arrays.stream(ofB).anyMatch(other -> other == key)) ? 1 : 0;
        }
        return (double) met / trials;
    }

    private static String letters(StringBuilder text) {
        return text.toString()
                .chars()
                .mapToObj(c -> Character.isDigit(c) ? "" + (char) ('a' + c - '0') : "" + (char) c)
                .reduce("", String::concat);
    }

    @Test
    void setsMeetAsOftenAsTheFormulaSays() {
        assertThat(meet(4, 2)).isCloseTo(1 - Math.pow(1 - 0.5 * 0.5, 16), within(0.03));
        assertThat(meet(2, 2)).isCloseTo(1 - Math.pow(1 - 1 / 9.0, 16), within(0.08));
        assertThat(meet(1, 5)).isLessThan(0.3);
        assertThat(meet(0, 5)).isZero();
    }
}
