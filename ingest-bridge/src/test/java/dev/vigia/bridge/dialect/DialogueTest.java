package dev.vigia.bridge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import dev.vigia.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new Secret("key"));

    private final List<Capture> captures = new ArrayList<>();
    private Dialogue dialogue = dialogue("c1", "ana");

    private static Dialogue dialogue(@Nullable String conversation, @Nullable String user) {
        var opening = new Opening("bot", "v2", conversation, user, "web", "es-ES", "tap-1");
        return new Dialogue(opening, new AutoDialect(), rules(), at(0));
    }

    private static DialogueRules rules() {
        return new DialogueRules(PSEUDONYMS, new OpenConversations(), Duration.ofSeconds(2));
    }

    private static Instant at(long millis) {
        return Instant.parse("2026-11-22T10:00:00Z").plusMillis(millis);
    }

    private DialogueTest user(long millis, String text) {
        captures.addAll(dialogue.text(Side.USER, text, at(millis)));
        return this;
    }

    private DialogueTest agent(long millis, String text) {
        captures.addAll(dialogue.text(Side.AGENT, text, at(millis)));
        return this;
    }

    private DialogueTest closed(long millis, Side by, boolean orderly) {
        captures.addAll(dialogue.closed(by, orderly, at(millis)));
        return this;
    }

    private List<ChatEvent> events() {
        return captures.stream()
                .filter(Capture.Event.class::isInstance)
                .map(capture -> ((Capture.Event) capture).event())
                .toList();
    }

    private List<String> types() {
        return events().stream().map(event -> event.type().wireName()).toList();
    }

    private <T extends ChatEvent> T only(Class<T> type) {
        var found = events().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aConversationBeginsWithItsFirstMessageAndEndsWithTheConnection() {
        user(5, "hola").agent(20, "buenas").closed(30, Side.USER, true);

        assertThat(types())
                .containsExactly("conversation.started", "message.user", "message.agent", "conversation.ended");
        assertThat(events().stream().map(event -> event.envelope().occurredAt()))
                .containsExactly(at(5), at(5), at(20), at(30));
        assertThat(only(ConversationEnded.class).reason()).isEqualTo("disconnected");
    }

    @Test
    void aConnectionOnWhichNothingIsSaidIsNoConversation() {
        agent(5, "{\"type\":\"ping\"}").closed(10, Side.USER, true);

        assertThat(captures).containsExactly(Capture.Nothing.IGNORED);
    }

    @Test
    void envelopesAreCompleteAndValidForContract1() {
        user(1, "hola").agent(2, "{\"type\":\"delta\",\"text\":\"a\"}").agent(3, "{\"type\":\"done\"}");
        user(4, "{\"type\":\"rating\",\"rating\":4}")
                .agent(5, "{\"type\":\"handoff\"}")
                .agent(6, "{\"type\":\"error\"}");
        closed(7, Side.AGENT, true);

        assertThat(events()).hasSize(7).allSatisfy(event -> {
            assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(new Decoded.Accepted(event));
            assertThat(event.envelope().agentVersion()).isEqualTo("v2");
            assertThat(event.envelope().userId()).isEqualTo(PSEUDONYMS.of("ana"));
            assertThat(event.envelope().source()).isEqualTo("tap-1");
        });
        assertThat(events().stream().map(event -> event.envelope().sequence()))
                .containsExactlyElementsOf(LongStream.range(0, 7).boxed().toList());
        assertThat(events().stream().map(event -> event.envelope().eventId()).distinct())
                .hasSize(7);
    }

    @Test
    void aStreamedAnswerIsOneMessageWithItsTimes() {
        user(0, "hola")
                .agent(100, "{\"type\":\"delta\",\"delta\":\"Bue\",\"model\":\"m1\"}")
                .agent(150, "{\"type\":\"delta\",\"delta\":\"nas\"}")
                .agent(200, "{\"type\":\"done\",\"finishReason\":\"stop\",\"usage\":{\"outputTokens\":9}}");

        var answer = only(AgentMessage.class);
        assertThat(answer.text()).isEqualTo("Buenas");
        assertThat(answer.envelope().occurredAt()).isEqualTo(at(100));
        assertThat(answer.envelope().observedAt()).isEqualTo(at(200));
        assertThat(answer.firstChunkAt()).isEqualTo(at(100));
        assertThat(answer.completedAt()).isEqualTo(at(200));
        assertThat(answer.chunks()).isEqualTo(2);
        assertThat(answer.finishReason()).isEqualTo("stop");
        assertThat(answer.model()).isEqualTo("m1");
        assertThat(answer.outputTokens()).isEqualTo(9);
    }

    @Test
    void theWholeTextAfterItsPiecesIsNotASecondMessage() {
        agent(1, "{\"type\":\"delta\",\"delta\":\"Bue\"}")
                .agent(2, "{\"type\":\"delta\",\"delta\":\"nas\"}")
                .agent(3, "{\"type\":\"message\",\"text\":\"Buenas\"}");

        assertThat(only(AgentMessage.class).text()).isEqualTo("Buenas");
        agent(4, "{\"type\":\"delta\",\"delta\":\"¿Qué \"}").agent(5, "{\"type\":\"done\",\"text\":\"tal?\"}");
        assertThat(events()).last().isInstanceOfSatisfying(AgentMessage.class, message -> assertThat(message.text())
                .isEqualTo("¿Qué tal?"));
    }

    @Test
    void silencesWithinAnAnswerAreCounted() {
        user(0, "hola").agent(5_000, "{\"type\":\"delta\",\"delta\":\"a\"}");
        agent(7_000, "{\"type\":\"delta\",\"delta\":\"b\"}").agent(9_001, "{\"type\":\"delta\",\"delta\":\"c\"}");
        agent(20_000, "{\"type\":\"done\"}").agent(30_000, "{\"type\":\"message\",\"text\":\"d\"}");

        assertThat(events().stream().filter(AgentMessage.class::isInstance).map(event -> ((AgentMessage) event)
                        .stalls()))
                .containsExactly(2, null);
    }

    @Test
    void anotherMessageAfterPiecesEndsTheStream() {
        agent(1, "{\"type\":\"delta\",\"delta\":\"uno\"}").agent(2, "dos");

        assertThat(events().stream().filter(AgentMessage.class::isInstance).map(event -> ((AgentMessage) event).text()))
                .containsExactly("uno", "dos");
    }

    @Test
    void withoutEndMarksTheUsersNextMessageEndsTheStream() {
        agent(1, "{\"type\":\"delta\",\"delta\":\"uno\"}").user(9, "sigo");

        assertThat(types()).containsExactly("conversation.started", "message.agent", "message.user");
        assertThat(only(AgentMessage.class).completedAt()).isEqualTo(at(1));
    }

    @Test
    void withEndMarksTheUserMayInterruptWithoutCuttingTheStream() {
        agent(1, "{\"type\":\"delta\",\"delta\":\"a\"}").agent(2, "{\"type\":\"done\"}");
        agent(3, "{\"type\":\"delta\",\"delta\":\"b\"}").user(4, "espera");
        agent(5, "{\"type\":\"delta\",\"delta\":\"c\"}").agent(6, "{\"type\":\"done\"}");

        assertThat(events().stream().filter(AgentMessage.class::isInstance).map(event -> ((AgentMessage) event).text()))
                .containsExactly("a", "bc");
    }

    @Test
    void aUserWhoLeavesInTheMiddleOfAnAnswer() {
        user(0, "hola").agent(1, "{\"type\":\"delta\",\"delta\":\"Bue\"}").closed(2, Side.USER, false);

        assertThat(types())
                .containsExactly("conversation.started", "message.user", "message.agent", "conversation.ended");
        assertThat(only(AgentMessage.class).finishReason()).isEqualTo("user_left");
    }

    @Test
    void anAgentThatDiesInTheMiddleHasFailed() {
        user(0, "hola").agent(1, "{\"type\":\"delta\",\"delta\":\"Bue\"}").closed(2, Side.AGENT, false);

        assertThat(types())
                .containsExactly(
                        "conversation.started",
                        "message.user",
                        "message.agent",
                        "message.failed",
                        "conversation.ended");
        assertThat(only(MessageFailed.class).reason()).isEqualTo("agent_left");
    }

    @Test
    void anAgentThatDiesWhileTheUserWaitsHasFailedButNotOneThatSaysGoodbye() {
        user(0, "hola").closed(2, Side.AGENT, false);
        assertThat(types()).contains("message.failed");

        captures.clear();
        dialogue = dialogue("c2", null);
        user(0, "adiós").closed(2, Side.AGENT, true);
        assertThat(types()).doesNotContain("message.failed");
    }

    @Test
    void anExplicitEndIsTheOnlyEnd() {
        user(0, "gracias").user(1, "{\"type\":\"end\"}").closed(2, Side.USER, true);

        assertThat(only(ConversationEnded.class).reason()).isEqualTo("completed");
    }

    @Test
    void aConversationThatGoesOnAfterItsEndEndsAgain() {
        user(0, "{\"type\":\"end\"}").user(1, "ah, otra cosa").closed(2, Side.USER, true);

        assertThat(types())
                .containsExactly("conversation.started", "conversation.ended", "message.user", "conversation.ended");
    }

    @Test
    void errorsCutAStreamAndAreFailures() {
        agent(1, "{\"type\":\"delta\",\"delta\":\"a\"}").agent(2, "{\"type\":\"error\",\"message\":\"roto\"}");

        assertThat(only(AgentMessage.class).finishReason()).isEqualTo("error");
        assertThat(only(MessageFailed.class).detail()).isEqualTo("roto");
    }

    @Test
    void feedbackIsKept() {
        user(1, "{\"type\":\"rating\",\"rating\":2,\"comment\":\"lento\"}");

        assertThat(only(FeedbackGiven.class).rating()).isEqualTo(2);
        assertThat(only(FeedbackGiven.class).comment()).isEqualTo("lento");
    }

    @Test
    void textsWithoutAnIdBelongToTheConversationNamedLast() {
        dialogue = dialogue(null, null);
        user(0, "{\"text\":\"a\",\"conversationId\":\"x\"}").agent(1, "respuesta a");
        user(2, "{\"text\":\"b\",\"conversationId\":\"y\"}").agent(3, "respuesta b");
        closed(4, Side.USER, true);

        assertThat(events().stream().map(event -> event.envelope().conversationId()))
                .containsExactly("x", "x", "x", "y", "y", "y", "x", "y");
    }

    @Test
    void withoutAnyIdTheConnectionIsTheConversation() {
        dialogue = dialogue(null, null);
        user(0, "a").agent(1, "b");

        assertThat(events().stream()
                        .map(event -> event.envelope().conversationId())
                        .distinct())
                .singleElement()
                .asString()
                .hasSize(36);
        assertThat(events())
                .allSatisfy(event -> assertThat(event.envelope().userId()).isNull());
    }

    @Test
    void aUserNamedInAFrameStaysKnown() {
        dialogue = dialogue("c", null);
        user(0, "{\"text\":\"a\",\"userId\":\"eva\"}").agent(1, "b");

        assertThat(events())
                .allSatisfy(event -> assertThat(event.envelope().userId()).isEqualTo(PSEUDONYMS.of("eva")));
    }

    @Test
    void malformedTextsLeaveTheirNeighboursAlone() {
        user(0, "antes").user(1, "{\"text\":").user(2, "después");

        assertThat(types()).containsExactly("conversation.started", "message.user", "message.user");
        assertThat(captures.stream().filter(Capture.Rejected.class::isInstance))
                .singleElement()
                .satisfies(capture -> {
                    var rejected = ((Capture.Rejected) capture).event();
                    assertThat(rejected.code()).isEqualTo("malformed_json");
                    assertThat(rejected.conversationId()).isEqualTo("c1");
                    assertThat(new String(rejected.raw())).isEqualTo("{\"text\":");
                });
    }

    @Test
    void longTextsAreCutAndSayHowLongTheyWere() {
        user(0, "x".repeat(299_999) + "👍👍");

        var message = only(UserMessage.class);
        assertThat(message.text()).hasSize(299_999);
        assertThat(message.envelope().attributes()).containsEntry("textLength", "300003");
        assertThat(EventJson.decode(EventJson.encode(message))).isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void longStreamsAreCutToo() {
        for (int i = 0; i < 400; i++) {
            agent(i, "{\"type\":\"delta\",\"delta\":\"" + "y".repeat(1_000) + "\"}");
        }
        agent(500, "{\"type\":\"done\"}");

        assertThat(only(AgentMessage.class).text()).hasSize(300_000);
        assertThat(only(AgentMessage.class).envelope().attributes()).containsEntry("textLength", "400000");
    }

    @Test
    void conversationsOnOneConnectionAreBounded() {
        for (int i = 0; i < 3_000; i++) {
            user(i, "{\"text\":\"a\",\"conversationId\":\"c" + i + "\"}");
        }
        captures.clear();
        closed(9_999, Side.USER, true);

        assertThat(events()).hasSize(1_000);
    }
}
