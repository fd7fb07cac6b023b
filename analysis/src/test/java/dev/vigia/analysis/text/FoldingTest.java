package dev.vigia.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void accentsAreFoldedAndEnyeIsKept() {
        assertThat(Folding.accents("niño está aquí über")).isEqualTo("niño esta aqui uber");
        assertThat(Folding.accents("plain")).isSameAs("plain");
    }

    @Test
    void elongationsAreFoundAndCut() {
        assertThat(Folding.isElongated("graciaaas")).isTrue();
        assertThat(Folding.isElongated("llamar")).isFalse();
        assertThat(Folding.isElongated("1000")).isFalse();
        assertThat(Folding.squeeze("graciaaas", 1)).isEqualTo("gracias");
        assertThat(Folding.squeeze("nooo", 2)).isEqualTo("noo");
    }
}
