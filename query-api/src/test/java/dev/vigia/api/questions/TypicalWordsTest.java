package dev.vigia.api.questions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypicalWordsTest {
    private static final List<String> OTHERS = List.of(
            "¿dónde está mi pedido?", "dónde puedo ver mi factura", "dónde está la tienda", "quiero la factura");
    private static final TypicalWords WORDS = new TypicalWords(OTHERS, words -> words);

    @Test
    void whatTheGroupSharesAndOthersHaveNotComesFirst() {
        assertThat(WORDS.of(List.of("dónde está el cupón", "¿Dónde meto mi CUPÓN?", "el cupón no va")))
                .startsWith("cupón")
                .contains("dónde")
                .doesNotContain("meto", "mi");
    }

    @Test
    void accentsAndWordsOfGrammarAreNotTypical() {
        var telling = new TypicalWords(OTHERS, words -> Set.of("cupon"));
        assertThat(telling.of(List.of("dónde está el cupón", "¿donde meto el cupón?", "donde va el cupon")))
                .containsExactly("cupón");
    }

    @Test
    void noQuestionsHaveNoWords() {
        assertThat(WORDS.of(List.of())).isEmpty();
        assertThat(WORDS.of(List.of("?!", ""))).isEmpty();
    }
}
