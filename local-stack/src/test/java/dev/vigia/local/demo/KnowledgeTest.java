package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnowledgeTest {
    @ParameterizedTest
    @EnumSource
    void agentUnderstandsItsUsers(Language language) {
        Phrases phrases = Phrases.of(language);
        Knowledge knowledge = new Knowledge(phrases);
        Random random = new Random(7);
        int asked = 0;
        int understood = 0;
        for (Map.Entry<String, Phrases.Intent> intent : phrases.intents().entrySet()) {
            if (intent.getKey().equals(language.odd)) {
                continue;
            }
            for (String question : intent.getValue().questions()) {
                asked++;
                String said = Blanks.draw(language, random).fill(question);
                if (knowledge.intentOf(said).filter(intent.getKey()::equals).isPresent()) {
                    understood++;
                }
            }
        }
        assertThat(asked).isGreaterThanOrEqualTo(60);
        assertThat((double) understood / asked).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @EnumSource
    void oddRemarksAreNotUnderstood(Language language) {
        Phrases phrases = Phrases.of(language);
        Knowledge knowledge = new Knowledge(phrases);
        assertThat(phrases.intents().get(language.odd).questions())
                .allSatisfy(odd -> assertThat(knowledge.intentOf(odd)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everyBlankIsFilled(Language language) {
        Blanks blanks = Blanks.draw(language, new Random(1));
        assertThat(Phrases.of(language).intents().values()).allSatisfy(intent -> assertThat(intent.questions())
                .allSatisfy(question -> assertThat(blanks.fill(question)).doesNotContain("{")));
    }
}
