package dev.vigia.bridge.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.settings.Secret;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    @Test
    void theSameUserAlwaysHasTheSamePseudonym() {
        assertThat(new Pseudonyms(new Secret("k")).of("ana")).isEqualTo(new Pseudonyms(new Secret("k")).of("ana"));
    }

    @Test
    void usersAndKeysMakeADifference() {
        var pseudonyms = new Pseudonyms(new Secret("k"));

        assertThat(pseudonyms.of("ana")).isNotEqualTo(pseudonyms.of("Ana"));
        assertThat(pseudonyms.of("ana")).isNotEqualTo(new Pseudonyms(new Secret("l")).of("ana"));
    }

    @Test
    void itIsTheBeginningOfTheHmac() {
        // RFC 4231, test case 2: key "Jefe", 5bdcc146bf60754e6a042426089575c7...
        assertThat(new Pseudonyms(new Secret("Jefe")).of("what do ya want for nothing?"))
                .isEqualTo("u-W9zBRr9gdU5qBCQmCJV1xw");
    }
}
