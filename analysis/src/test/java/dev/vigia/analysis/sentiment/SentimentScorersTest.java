package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.analysis.text.CleanText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentimentScorersTest {
    private static final SentimentScorers SCORERS = SentimentScorers.load(List.of("es", "en"), null);

    private static Sentiment score(String text, String language) {
        return SCORERS.score(CleanText.of(text), language);
    }

    @Test
    void probabilitiesSumToOneAndTheScoreOfAJudgedTextIsTheirDifference() {
        Sentiment sentiment = score("muchas gracias", "es");
        assertThat(sentiment.negative() + sentiment.neutral() + sentiment.positive())
                .isEqualTo(1, within());
        assertThat(sentiment.score()).isEqualTo(sentiment.positive() - sentiment.negative(), within());
        assertThat(sentiment.model()).startsWith("linear-es");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    @Test
    void labelAndScoreNeverContradictEachOther() {
        String[] texts = {
            "hola",
            "eco: hola",
            "buenos días",
            "adiós",
            "vale",
            "no",
            "¿y eso?",
            "gracias pero no funciona",
            "bien",
            "mal"
        };
        for (String text : texts) {
            Sentiment sentiment = score(text, "es");
            boolean near = Math.abs(sentiment.score()) < Sentiment.NEUTRAL_BAND;
            assertThat(sentiment.label() == SentimentLabel.NEUTRAL).as(text).isEqualTo(near);
            assertThat(sentiment.label() == SentimentLabel.POSITIVE).as(text).isEqualTo(!near && sentiment.score() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hola, es", "buenas tardes, es", "eco: hola, es", "hasta luego, es", "adiós, es", "un saludo, es",
        "hello, en", "good evening, en", "echo: hello, en", "see you later, en", "bye, en", "kind regards, en"
    })
    void greetingsAndClosingsAreNeutral(String text, String language) {
        assertThat(score(text, language).label()).isEqualTo(SentimentLabel.NEUTRAL);
    }

    @Test
    void negationTurnsAJudgementRound() {
        assertThat(score("I am happy with it", "en").score()).isPositive();
        assertThat(score("I am not happy with it", "en").score()).isNegative();
        assertThat(score("estoy contento", "es").score()).isPositive();
        assertThat(score("no estoy contento", "es").score()).isNegative();
    }

    @Test
    void theWordsThatDecidedAreNamed() {
        assertThat(score("the delivery was a disaster", "en").decidingWords()).contains("disaster");
        assertThat(score("muchas gracias por todo", "es").decidingWords()).contains("gracias");
    }

    @Test
    void anUndeterminedTextIsJudgedByTheSurestScorer() {
        assertThat(score("graciassss", "und").model()).startsWith("linear-es");
        assertThat(score("thankssss", "und").model()).startsWith("linear-en");
        assertThat(score("thankssss", "und").label()).isEqualTo(SentimentLabel.POSITIVE);
    }

    @Test
    void facesCount() {
        assertThat(score("ok 😡😡", "en").label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(score("ok ❤️", "es").label()).isEqualTo(SentimentLabel.POSITIVE);
    }

    @Test
    void nothingIsNeutral() {
        assertThat(score("", "es").label()).isEqualTo(SentimentLabel.NEUTRAL);
        assertThat(score("", "und").score()).isZero();
    }

    @Test
    void aLanguageWithoutAModelIsRefused() {
        assertThatThrownBy(() -> SentimentScorers.load(List.of("fr"), null)).hasMessageContaining("fr");
    }
}
