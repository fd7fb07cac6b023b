package dev.vigia.bridge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.privacy.Kind;
import dev.vigia.bridge.privacy.MaskingRules;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.UserMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectionTest {
    private static final String CANARY = "ana@example.org";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Protection PROTECTION = new Protection(MaskingRules.USUAL);

    private static Envelope envelope(String agentId) {
        return new Envelope(
                "e1", agentId, null, "c1", "u-1", null, null, NOW, NOW, "tap-1", 0, Map.of("note", "de " + CANARY));
    }

    /** An event of every type, with the canary in every text that it has. */
    static Stream<ChatEvent> events() {
        var envelope = envelope("bot");
        return Stream.of(
                new UserMessage(envelope, CANARY),
                new AgentMessage(envelope, CANARY, NOW, NOW, 2, "stop", "m", 1L, 2L, true, 3),
                new MessageFailed(envelope, CANARY, CANARY),
                new FeedbackGiven(envelope, 3, null, CANARY, "m1"),
                new ConversationHandoff(envelope, CANARY, CANARY),
                new ConversationEnded(envelope, "completed"),
                new AnnotationAdded(envelope, "incident", CANARY));
    }

    @ParameterizedTest
    @MethodSource("events")
    void noTextOfAnyEventKeepsWhatIdentifies(ChatEvent event) {
        var written = new String(EventJson.encode(PROTECTION.protect(event)), StandardCharsets.UTF_8);

        assertThat(written).doesNotContain(CANARY).contains("de [EMAIL]");
        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8).replace(CANARY, "[EMAIL]"))
                .isEqualTo(written);
    }

    @Test
    void deadLettersAreMaskedTextOrNot() {
        var binary = ("\u00ff\u0001{" + CANARY + "}").getBytes(StandardCharsets.ISO_8859_1);
        for (var raw : List.of(("{ñ" + CANARY).getBytes(StandardCharsets.UTF_8), binary)) {
            var rejected = new RejectedEvent(
                    NOW, "bridge", "malformed_json", "at " + CANARY, "bot", null, "tap-1", null, raw, raw.length);

            var written = PROTECTION.protect(rejected);

            assertThat(new String(written.raw(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(CANARY)
                    .contains("[EMAIL]");
            assertThat(written.reason()).isEqualTo("at [EMAIL]");
            assertThat(written.rawLength()).isEqualTo(raw.length);
        }
    }

    @Test
    void anAgentMayBeLeftOpenAndAKindToo() {
        var rules =
                new MaskingRules(EnumSet.complementOf(EnumSet.of(Kind.PHONE)), Map.of(), List.of("ES"), Set.of("open"));
        var protection = new Protection(rules);
        var open = new UserMessage(envelope("open"), CANARY);

        assertThat(protection.protect(open)).isSameAs(open);
        assertThat(protection.protect(new UserMessage(envelope("bot"), CANARY + " 612345678")))
                .isEqualTo(new UserMessage(
                        envelope("bot").withAttributes(Map.of("note", "de [EMAIL]")), "[EMAIL] 612345678"));
    }

    @Test
    void whatGrowsByMaskingStaysWithinItsLimit() {
        var full = "http://a:b@c ".repeat(300_000 / 13);

        var masked = (UserMessage) PROTECTION.protect(new UserMessage(envelope("bot"), full));

        assertThat(masked.text()).hasSize(300_000).startsWith("http://[CREDENTIALS]@c ");
    }
}
