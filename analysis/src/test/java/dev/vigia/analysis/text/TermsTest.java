package dev.vigia.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void spanishInflectionsAndAccentsMeet() {
        try (Terms terms = Terms.of("es")) {
            assertThat(terms.of(CleanText.of("¿Dónde están mis pedidos?")))
                    .contains(terms.of(CleanText.of("pedido")).get(0));
            assertThat(terms.of(CleanText.of("devolución"))).isEqualTo(terms.of(CleanText.of("devolucion")));
        }
    }

    @Test
    void englishInflectionsMeet() {
        try (Terms terms = Terms.of("en")) {
            assertThat(terms.of(CleanText.of("refunds refunded"))).containsExactly("refund", "refund");
        }
    }

    @Test
    void otherLanguagesAreSplitAndFolded() {
        try (Terms terms = Terms.of("fr")) {
            assertThat(terms.of(CleanText.of("Été à Paris"))).containsExactly("ete", "a", "paris");
        }
    }
}
