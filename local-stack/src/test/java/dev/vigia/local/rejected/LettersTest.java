package dev.vigia.local.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final byte[] EVENT = EventJson.encode(new UserMessage(
            new Envelope("e", "agent", null, "c", null, null, null, NOW, NOW, "tap/1", 0, Map.of()), "hola"));

    @Test
    void anEventThatCanBeReadNowIsSentAsItWas() {
        assertThat(Letters.again(letter(EVENT, EVENT.length))).hasValueSatisfying(record -> {
            assertThat(record.topic()).isEqualTo(Topics.EVENTS);
            assertThat(record.key()).isEqualTo("c");
            assertThat(record.value()).isEqualTo(EVENT);
        });
    }

    @Test
    void whatIsStillBrokenStays() {
        var broken = "{\"nothing\":".getBytes(StandardCharsets.UTF_8);
        assertThat(Letters.again(letter(broken, broken.length))).isEmpty();
    }

    @Test
    void whatWasCutStays() {
        assertThat(Letters.again(letter(EVENT, EVENT.length + 1))).isEmpty();
        assertThat(Letters.again(letter(Arrays.copyOf(EVENT, 10), EVENT.length)))
                .isEmpty();
    }

    private static RejectedEvent letter(byte[] raw, int rawLength) {
        return new RejectedEvent(
                NOW, "conversations", RejectedEvent.MALFORMED_JSON, "?", null, null, null, null, raw, rawLength);
    }
}
