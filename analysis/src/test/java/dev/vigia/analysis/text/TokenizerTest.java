package dev.vigia.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static List<String> cut(String text) {
        return Tokenizer.tokens(CleanText.of(text)).stream()
                .map(token -> token.kind() + ":" + token.text())
                .toList();
    }

    @Test
    void wordsNumbersAndRunsOfPunctuation() {
        assertThat(cut("I don't pay 12.50!! ok..."))
                .containsExactly(
                        "WORD:I",
                        "WORD:don't",
                        "WORD:pay",
                        "NUMBER:12.50",
                        "PUNCTUATION:!!",
                        "WORD:ok",
                        "PUNCTUATION:...");
    }

    @Test
    void linksNamesAndTags() {
        assertThat(cut("@ana mira https://x.es/a?b=1 #Genial"))
                .containsExactly("MENTION:@ana", "WORD:mira", "LINK:https://x.es/a?b=1", "HASHTAG:#Genial");
    }

    @Test
    void facesAreOneToken() {
        assertThat(cut("bien :) 👍 <3 xD"))
                .containsExactly("WORD:bien", "EMOTICON::)", "EMOJI:👍", "EMOTICON:<3", "EMOTICON:xD");
    }

    @Test
    void otherScriptsAreWords() {
        assertThat(cut("مرحبا بك")).containsExactly("WORD:مرحبا", "WORD:بك");
    }
}
