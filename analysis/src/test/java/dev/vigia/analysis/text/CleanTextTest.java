package dev.vigia.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
    @Test
    void controlsAndNulAreSpaces() {
        assertThat(CleanText.of("a\u0000b\u0007\tc\r\nd").text()).isEqualTo("a b c d");
    }

    @Test
    void stacksOfMarksAreCutToOne() {
        assertThat(CleanText.of("h\u0301\u0302\u0303\u0304ola").text()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void decomposedAccentsAreComposed() {
        assertThat(CleanText.of("adio\u0301s").text()).isEqualTo("adiós");
    }

    @Test
    void writtenEscapesAreRead() {
        assertThat(CleanText.of("c\\u2019mon \\u002c ok").text()).isEqualTo("c’mon , ok");
    }

    @Test
    void aLongTextKeepsItsStartAndItsEndAndSaysSo() {
        var clean = CleanText.of("start " + "x".repeat(20_000) + " end");
        assertThat(clean.truncated()).isTrue();
        assertThat(clean.text()).startsWith("start").endsWith("end").hasSizeLessThan(CleanText.MAX_CHARS + 10);
        assertThat(CleanText.of("short").truncated()).isFalse();
    }

    @Test
    void halvesOfSurrogatePairsAreDropped() {
        assertThat(CleanText.of("a\ud83d b").text()).isEqualTo("a b");
        assertThat(CleanText.of("ok 👍").text()).isEqualTo("ok 👍");
    }

    @Test
    void emptyIsEmpty() {
        assertThat(CleanText.of("").text()).isEmpty();
        assertThat(CleanText.of(" \n\t ").text()).isEmpty();
    }
}
