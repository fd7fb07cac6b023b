package dev.vigia.bridge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several connections, one after another or side by side, in one conversation. */
class ReconnectTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final DialogueRules rules =
            new DialogueRules(new Pseudonyms(new Secret("key")), new OpenConversations(), Duration.ofSeconds(2));
    private final List<ChatEvent> events = new ArrayList<>();

    private Dialogue connect(String source) {
        return new Dialogue(new Opening("bot", null, "c1", null, null, null, source), new AutoDialect(), rules, START);
    }

    private void keep(List<Capture> captures) {
        captures.stream()
                .filter(Capture.Event.class::isInstance)
                .forEach(capture -> events.add(((Capture.Event) capture).event()));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private List<String> types() {
        return events.stream().map(event -> event.type().wireName()).toList();
    }

    @Test
    void aClientThatComesBackGoesOnWithItsConversation() {
        var first = connect("tap-1");
        keep(first.text(Side.USER, "hola", at(1)));
        keep(first.closed(Side.USER, false, at(2)));
        var second = connect("tap-2");
        keep(second.text(Side.AGENT, "buenas", at(5)));
        keep(second.closed(Side.USER, true, at(6)));

        assertThat(types())
                .containsExactly(
                        "conversation.started",
                        "message.user",
                        "conversation.ended",
                        "message.agent",
                        "conversation.ended");
        assertThat(events).allSatisfy(event -> assertThat(event.envelope().conversationId())
                .isEqualTo("c1"));
    }

    @Test
    void anAgentThatDiesBeforeTheUserWhoCameBackIsAnsweredHasFailed() {
        var first = connect("tap-1");
        keep(first.text(Side.USER, "hola", at(1)));
        keep(first.closed(Side.USER, false, at(2)));
        var second = connect("tap-2");
        keep(second.text(Side.AGENT, "{\"type\":\"delta\",\"delta\":\"Bue\"}", at(5)));
        keep(second.closed(Side.AGENT, false, at(6)));

        assertThat(types())
                .containsExactly(
                        "conversation.started",
                        "message.user",
                        "conversation.ended",
                        "message.agent",
                        "message.failed",
                        "conversation.ended");
    }

    @Test
    void anAnswerCutOffByALostConnectionIsKeptAndTheRestIsAnother() {
        var first = connect("tap-1");
        keep(first.text(Side.USER, "hola", at(1)));
        keep(first.text(Side.AGENT, "{\"type\":\"delta\",\"delta\":\"Bue\"}", at(2)));
        keep(first.closed(Side.USER, false, at(3)));
        var second = connect("tap-2");
        keep(second.text(Side.AGENT, "{\"type\":\"delta\",\"delta\":\"nas\"}", at(4)));
        keep(second.text(Side.AGENT, "{\"type\":\"done\"}", at(5)));

        assertThat(events.stream().filter(AgentMessage.class::isInstance).map(AgentMessage.class::cast))
                .extracting(AgentMessage::text, AgentMessage::finishReason)
                .containsExactly(tuple("Bue", "user_left"), tuple("nas", null));
    }

    @Test
    void aConversationInTwoWindowsEndsWithTheLast() {
        var one = connect("tap-1");
        var other = connect("tap-2");
        keep(one.text(Side.USER, "hola", at(1)));
        keep(other.text(Side.USER, "¿hola?", at(2)));
        keep(one.closed(Side.USER, true, at(3)));
        assertThat(types()).containsExactly("conversation.started", "message.user", "message.user");

        keep(other.closed(Side.USER, true, at(4)));
        assertThat(types()).endsWith("conversation.ended").hasSize(4);
    }

    @Test
    void afterALongSilenceAConversationBeginsAgain() {
        var first = connect("tap-1");
        keep(first.text(Side.USER, "hola", at(1)));
        keep(first.closed(Side.USER, true, at(2)));
        events.clear();
        keep(connect("tap-2").text(Side.USER, "hola", at(3 + OpenConversations.MEMORY.toSeconds())));

        assertThat(types()).containsExactly("conversation.started", "message.user");
    }

    @Test
    void anotherAgentsConversationOfTheSameNameIsAnother() {
        keep(connect("tap-1").text(Side.USER, "hola", at(1)));
        keep(new Dialogue(new Opening("other", null, "c1", null, null, null, "tap-2"), new AutoDialect(), rules, START)
                .text(Side.USER, "hola", at(2)));

        assertThat(types())
                .containsExactly("conversation.started", "message.user", "conversation.started", "message.user");
    }
}
