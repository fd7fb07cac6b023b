package dev.vigia.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.Effort;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes from anywhere, seeded: every body gives drafts, never an exception, and never loses a byte of what was bad. */
@Timeout(60)
class HostileInputTest {
    private static final String SEED =
            "[{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"message.user\",\"data\":{\"text\":\"hola \\u00f1\"}},"
                    + "{\"type\":\"message.agent\",\"agentId\":\"a\",\"conversationId\":\"c\",\"text\":\"ñandú\",\"inputTokens\":3}]\n";

    @Test
    void mutatedBodiesAreJudgedAndNothingBreaks() {
        var random = new Random(42);
        for (int i = 0; i < Effort.of(5_000, 20_000); i++) {
            var bytes = SEED.repeat(1 + random.nextInt(2)).getBytes(StandardCharsets.UTF_8);
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            for (var type : new String[] {"", "application/x-ndjson", "application/cloudevents-batch+json"}) {
                assertThat(Drafts.of(bytes, type))
                        .allSatisfy(draft -> assertThat((draft.flat() == null) != (draft.refusal() == null))
                                .isTrue());
            }
        }
    }
}
