package dev.vigia.jobs.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.language.LanguageDetector;
import dev.vigia.analysis.language.LanguageGuess;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationLanguageTest {
    private static final LanguageGuess OK = new LanguageGuess(LanguageDetector.UNDETERMINED, 0.5);
    private static final LanguageGuess SPANISH = new LanguageGuess("es", 0.9);
    private static final LanguageGuess ENGLISH = new LanguageGuess("en", 0.9);
    private static final List<String> ANALYSED = List.of("es", "en");

    @Test
    void aMessageThatCanBeToldKeepsItsOwn() {
        var spanish = ConversationLanguage.unknown().with(SPANISH);
        assertThat(spanish.settle(ENGLISH, null, ANALYSED)).isEqualTo(ENGLISH);
    }

    @Test
    void aShortOneTakesThatOfItsConversationWithLessConfidence() {
        var spanish = ConversationLanguage.unknown().with(SPANISH);
        assertThat(spanish.settle(OK, "en-GB", ANALYSED).language()).isEqualTo("es");
        assertThat(spanish.settle(OK, null, ANALYSED).confidence()).isLessThan(SPANISH.confidence());
    }

    @Test
    void theLanguageWithMoreEvidenceWins() {
        var mixed = ConversationLanguage.unknown().with(ENGLISH).with(SPANISH).with(ENGLISH);
        assertThat(mixed.settle(OK, null, ANALYSED).language()).isEqualTo("en");
    }

    @Test
    void equalEvidenceIsSettledTheSameWayInAnyOrder() {
        var one = ConversationLanguage.unknown().with(ENGLISH).with(SPANISH);
        var other = ConversationLanguage.unknown().with(SPANISH).with(ENGLISH);
        assertThat(one.settle(OK, null, ANALYSED)).isEqualTo(other.settle(OK, null, ANALYSED));
    }

    @Test
    void withoutEvidenceTheLocaleSpeaksIfItIsAnalysed() {
        assertThat(ConversationLanguage.unknown().settle(OK, "es_ES", ANALYSED).language())
                .isEqualTo("es");
        assertThat(ConversationLanguage.unknown().settle(OK, "fr-FR", ANALYSED)).isEqualTo(OK);
        assertThat(ConversationLanguage.unknown().settle(OK, null, ANALYSED)).isEqualTo(OK);
    }

    @Test
    void whatCannotBeToldIsNoEvidence() {
        assertThat(ConversationLanguage.unknown().with(OK)).isEqualTo(ConversationLanguage.unknown());
    }
}
