package dev.vigia.analysis.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.analysis.text.CleanText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    private static final LanguageDetector DETECTOR = new LanguageDetector(List.of("es", "en"));

    private static LanguageGuess detect(String text) {
        return DETECTOR.detect(CleanText.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hola",
                "gracias",
                "¿Dónde está mi pedido?",
                "no funciona",
                "Quiero cancelar la suscripción",
                "q tal, me puedes ayudar",
                "NO ME LLEGA EL CODIGO DE VERIFICACION"
            })
    void spanish(String text) {
        assertThat(detect(text).language()).isEqualTo("es");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "thanks!",
                "Where is my order?",
                "not working",
                "I want to cancel my subscription",
                "No, Rachel has not paid for this",
                "THE CODE NEVER ARRIVES"
            })
    void english(String text) {
        assertThat(detect(text).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "👍",
                "12345",
                "https://example.org/hola",
                "@maria #hola",
                "Ich möchte meine Bestellung stornieren bitte",
                "Здравствуйте, где мой заказ?",
                "مرحبا كيف حالك",
                "aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQgZW5jb2RlZCB0ZXh0IGZvciB5b3U="
            })
    void undetermined(String text) {
        var guess = detect(text);
        assertThat(guess.language()).isEqualTo(LanguageDetector.UNDETERMINED);
        assertThat(guess.isDetermined()).isFalse();
    }

    @Test
    void confidenceIsAShare() {
        assertThat(detect("Quiero cancelar la suscripción").confidence()).isBetween(0.9, 1.0);
    }

    @Test
    void aLanguageWithoutWordsIsRefused() {
        assertThatThrownBy(() -> new LanguageDetector(List.of("es", "tlh"))).hasMessageContaining("tlh");
    }
}
