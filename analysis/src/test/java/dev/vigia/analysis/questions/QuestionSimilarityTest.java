package dev.vigia.analysis.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.text.CleanText;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionSimilarityTest {
    private static double similarity(String a, String b, String language) {
        return new QuestionSimilarity().between(CleanText.of(a), CleanText.of(b), language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | ¿Dónde está mi pedido? | donde esta mi pedido | Donde está mi factura
            es | no me llega el código | no me llegan los codigos | me llega el paquete
            es | quiero cancelar la tarjeta | cancelar tarjeta por favor | quiero activar la cuenta
            es | ¿cómo cambio la contraseña? | como cambio mi contrasena | ¿cómo cambio el idioma?
            es | la tarjeta no funciona | la tarjtea no funciona | la tarjeta funciona
            en | Why was my card declined? | my card was declined, why | Why was my account closed?
            en | I want a refund | can I be refunded please | I want a receipt
            en | pay 20 euros | pay 20 euros now | pay 300 euros
            en | I can't log in | I cannot log in | I can log in
            """)
    void theSameQuestionIsMoreAlikeThanAnother(String language, String question, String same, String other) {
        assertThat(similarity(question, same, language)).isGreaterThan(similarity(question, other, language) + 0.02);
    }

    @Test
    void itIsSymmetricAndASimilarity() {
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            String a = SyntheticQuestions.any(random);
            String b = SyntheticQuestions.any(random);
            assertThat(similarity(a, b, "es")).isEqualTo(similarity(b, a, "es")).isBetween(0.0, 1.0);
            assertThat(similarity(a, a, "en")).isGreaterThan(0.9999);
        }
    }

    @Test
    void whatEveryQuestionSaysTellsLittle() {
        var similarity = new QuestionSimilarity();
        for (int i = 0; i < 400; i++) {
            similarity.learn(CleanText.of("question for the virtual assistant number " + i), "en");
        }
        CleanText invoice = CleanText.of("virtual assistant, invoice");
        assertThat(similarity.between(invoice, CleanText.of("virtual assistant, parking"), "en"))
                .isLessThan(similarity.between(invoice, CleanText.of("invoice please, robot"), "en"));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "'','a'", "😀,😀", "'\u0000','\u202e'", "你好吗,你好"})
    void anyTextsHaveASimilarity(String a, String b) {
        assertThat(similarity(a, b, "und")).isBetween(0.0, 1.0);
        assertThat(similarity(a.repeat(5_000), b.repeat(5_000), "es")).isBetween(0.0, 1.0);
    }
}
