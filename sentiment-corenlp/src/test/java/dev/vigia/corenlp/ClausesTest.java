// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.text.CleanText;
import dev.vigia.analysis.text.Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClausesTest {
    private static List<List<List<String>>> cut(String text) {
        return Clauses.of(Tokenizer.tokens(CleanText.of(text))).sentences();
    }

    @Test
    void punctuationEndsAClauseAndConjunctionsBeginOne() {
        assertThat(cut("It was slow, but I like it"))
                .containsExactly(List.of(List.of("It", "was", "slow", ","), List.of("but", "I", "like", "it")));
    }

    @Test
    void sentencesAreApart() {
        assertThat(cut("Great! It works.")).hasSize(2);
        assertThat(cut("Really?! No...")).hasSize(2);
    }

    @Test
    void wordsAreWrittenAsInTheTreebank() {
        assertThat(cut("I don’t know what it's"))
                .containsExactly(List.of(List.of("I", "do", "n't", "know", "what", "it", "'s")));
    }

    @Test
    void namesAndLinksAreLeftOut() {
        assertThat(cut("@ana see https://x.es now")).containsExactly(List.of(List.of("see", "now")));
    }

    @Test
    void nothingButMarksIsNoSentence() {
        assertThat(cut("!!! ... 👍")).isEmpty();
        assertThat(cut("")).isEmpty();
    }

    @Test
    void aBombIsCutToTheFirstWords() {
        assertThat(cut("word ".repeat(300)).get(0).get(0)).hasSize(Clauses.MOST_WORDS);
    }
}
