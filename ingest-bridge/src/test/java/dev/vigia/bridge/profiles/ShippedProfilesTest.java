package dev.vigia.bridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each shipped profile on frames as its kind of agent sends them. */
class ShippedProfilesTest {
    private final Profiles profiles = Profiles.load(null);

    ShippedProfilesTest() throws IOException {}

    private Played with(String profile) {
        return Played.with(profiles.get(profile));
    }

    @Test
    void allAreThere() {
        assertThat(profiles.names())
                .containsExactly(
                        "auto",
                        "json-rpc",
                        "openai-realtime",
                        "plain-text",
                        "socket.io",
                        "token-stream",
                        "type-content");
        assertThat(profiles.all())
                .allSatisfy(profile -> assertThat(profile.description()).isNotBlank());
    }

    @Test
    void plainTextIsTakenAsItStands() {
        var played =
                with("plain-text").user("hola").agent("{\"type\":\"error\"}").agent("");

        assertThat(played.story()).containsExactly("user: hola", "agent: {\"type\":\"error\"}", "agent: ");
    }

    @Test
    void typeAndContent() {
        var played = with("type-content")
                .user("{\"type\":\"message\",\"content\":\"hola\",\"conversation_id\":\"c9\",\"user_id\":7}")
                .agent("{\"type\":\"typing\"}")
                .agent(
                        "{\"type\":\"message\",\"id\":\"m1\",\"content\":[{\"type\":\"text\",\"text\":\"uno\"},{\"type\":\"text\",\"text\":\"dos\"}]}")
                .agent("{\"type\":\"message\",\"role\":\"system\",\"content\":\"be kind\"}")
                .agent(
                        "{\"type\":\"message\",\"content\":\"no sé\",\"fallback\":true,\"model\":\"m\",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}")
                .agent("{\"type\":\"error\",\"code\":429,\"content\":\"too many\"}")
                .user("{\"type\":\"feedback\",\"score\":4,\"content\":\"bien\",\"messageId\":\"m1\"}")
                .agent("{\"type\":\"handoff\",\"to\":\"desk\",\"reason\":\"asked\"}")
                .user("{\"type\":\"bye\"}")
                .agent("{\"type\":\"novelty\",\"content\":\"x\"}")
                .agent("not json");

        assertThat(played.story())
                .containsExactly(
                        "user: hola",
                        "IGNORED",
                        "agent: uno\ndos",
                        "IGNORED",
                        "agent falls back: no sé",
                        "failed 429: too many",
                        "rated 4 null bien",
                        "handed to desk: asked",
                        "ended completed",
                        "OPAQUE",
                        "rejected malformed_json");
        assertThat(played.events()).allSatisfy(event -> {
            assertThat(event.envelope().conversationId()).isEqualTo("c9");
            assertThat(event.envelope().userId()).isEqualTo(Played.PSEUDONYMS.of("7"));
        });
        var answer = played.last(AgentMessage.class);
        assertThat(answer.model()).isEqualTo("m");
        assertThat(answer.inputTokens()).isEqualTo(5);
        assertThat(answer.outputTokens()).isEqualTo(2);
        var rated = played.events().stream()
                .filter(event ->
                        event instanceof AgentMessage message && message.text().startsWith("uno"))
                .findFirst()
                .orElseThrow();
        assertThat(played.last(FeedbackGiven.class).messageId())
                .isEqualTo(rated.envelope().eventId());
    }

    @Test
    void tokensBecomeOneMessage() {
        var played = with("token-stream")
                .user("{\"prompt\":\"hola\"}")
                .agent("{\"type\":\"start\",\"model\":\"m7\"}")
                .agent("{\"delta\":\"Bue\"}")
                .agent("{\"token\":{\"text\":\"nas\"}}")
                .agent("{\"done\":true,\"usage\":{\"output_tokens\":2},\"stop_reason\":\"end_turn\"}")
                .user("otra")
                .agent("{\"error\":{\"type\":\"overloaded\",\"message\":\"later\"}}");

        assertThat(played.story())
                .containsExactly("user: hola", "IGNORED", "agent: Buenas", "user: otra", "failed overloaded: later");
        var answer = played.last(AgentMessage.class);
        assertThat(answer.chunks()).isEqualTo(2);
        assertThat(answer.model()).isEqualTo("m7");
        assertThat(answer.finishReason()).isEqualTo("end_turn");
        assertThat(answer.outputTokens()).isEqualTo(2);
    }

    @Test
    void chatCompletionChunksOfTwoAnswersMayInterleave() {
        var chunk =
                "{\"id\":\"%s\",\"model\":\"m\",\"choices\":[{\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}";
        var played = with("token-stream")
                .user("hola")
                .agent("{\"id\":\"a\",\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}")
                .agent(chunk.formatted("a", "uno ", "null"))
                .agent(chunk.formatted("b", "eins ", "null"))
                .agent(chunk.formatted("a", "dos", "null"))
                .agent(chunk.formatted("b", "zwei", "\"stop\""))
                .agent("{\"id\":\"a\",\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");

        assertThat(played.story()).containsExactly("user: hola", "IGNORED", "agent: eins zwei", "agent: uno dos");
        assertThat(played.last(AgentMessage.class).finishReason()).isEqualTo("length");
    }

    @Test
    void openAiRealtimeTextAndSpeech() {
        var played = with("openai-realtime")
                .agent("{\"type\":\"session.created\",\"session\":{\"id\":\"sess_1\",\"model\":\"gpt-realtime\"}}")
                .user("{\"type\":\"session.update\",\"session\":{\"instructions\":\"be kind\"}}")
                .user(
                        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"system\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}}")
                .user(
                        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hola\"}]}}")
                .agent(
                        "{\"type\":\"conversation.item.added\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hola\"}]}}")
                .user("{\"type\":\"response.create\"}")
                .agent("{\"type\":\"response.created\",\"response\":{\"id\":\"r1\"}}")
                .agent(
                        "{\"type\":\"response.output_text.delta\",\"response_id\":\"r1\",\"item_id\":\"i1\",\"delta\":\"Bue\"}")
                .agent("{\"type\":\"response.text.delta\",\"response_id\":\"r1\",\"item_id\":\"i1\",\"delta\":\"nas\"}")
                .agent("{\"type\":\"response.output_text.done\",\"response_id\":\"r1\",\"text\":\"Buenas\"}")
                .agent(
                        "{\"type\":\"response.done\",\"response\":{\"id\":\"r1\",\"status\":\"completed\",\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}}")
                .agent(
                        "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":\"i2\",\"transcript\":\"¿y mañana?\"}")
                .agent(
                        "{\"type\":\"response.output_audio_transcript.delta\",\"response_id\":\"r2\",\"delta\":\"Lluvia\"}")
                .agent(
                        "{\"type\":\"response.done\",\"response\":{\"id\":\"r2\",\"status\":\"cancelled\",\"status_details\":{\"reason\":\"turn_detected\"}}}")
                .agent(
                        "{\"type\":\"response.done\",\"response\":{\"id\":\"r3\",\"status\":\"failed\",\"status_details\":{\"error\":{\"code\":\"rate_limit\",\"message\":\"slow down\"}}}}");

        assertThat(played.story().stream().filter(line -> !line.equals("IGNORED")))
                .containsExactly(
                        "user: hola",
                        "agent: Buenas",
                        "user: ¿y mañana?",
                        "agent: Lluvia",
                        "failed rate_limit: slow down");
        assertThat(played.events())
                .allSatisfy(
                        event -> assertThat(event.envelope().conversationId()).isEqualTo("sess_1"));
        assertThat(played.last(AgentMessage.class).finishReason()).isEqualTo("turn_detected");
        assertThat(played.last(AgentMessage.class).model()).isEqualTo("gpt-realtime");
    }

    @Test
    void openAiRealtimeKeepsTheConversationThatTheHandshakeNames() {
        var played = Played.with(
                        profiles.get("openai-realtime"), Map.of(), Map.of("Cookie", "conversation_id=mine; x=y"))
                .agent("{\"type\":\"session.created\",\"session\":{\"id\":\"sess_1\"}}")
                .user(
                        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"text\":\"hola\"}]}}");

        assertThat(played.last(UserMessage.class).envelope().conversationId()).isEqualTo("mine");
    }

    @Test
    void socketIoPackets() {
        var played = with("socket.io")
                .agent("0{\"sid\":\"abc\",\"upgrades\":[],\"pingInterval\":25000}")
                .user("40{\"sessionId\":\"s5\",\"userId\":\"ana\"}")
                .agent("40{\"sid\":\"def\"}")
                .user("42[\"chat message\",\"hola\"]")
                .agent("2")
                .user("3")
                .agent("42/chat,17[\"bot_uttered\",{\"text\":\"buenas\",\"id\":\"m1\"}]")
                .agent("42[\"token\",\"ha\"]")
                .agent("42[\"token\",{\"delta\":\"sta luego\"}]")
                .agent("42[\"done\",{}]")
                .user("4212[\"message\",{\"content\":\"¿sí?\"}]")
                .agent("4312[{\"text\":\"sí\"}]")
                .agent("451-[\"message\",{\"_placeholder\":true,\"num\":0}]")
                .agent("42[\"presence\",{\"online\":3}]")
                .agent("44{\"message\":\"not allowed\",\"data\":{\"code\":\"E403\"}}")
                .user("42[\"rating\",{\"rating\":5}]")
                .agent("42{\"not\":\"an array\"}")
                .agent("hello")
                .user("41");

        assertThat(played.story().stream().filter(line -> !line.equals("IGNORED")))
                .containsExactly(
                        "user: hola",
                        "agent: buenas",
                        "agent: hasta luego",
                        "user: ¿sí?",
                        "agent: sí",
                        "OPAQUE",
                        "failed E403: not allowed",
                        "rated 5 null null",
                        "rejected malformed_json",
                        "rejected malformed_json");
        assertThat(played.events()).allSatisfy(event -> {
            assertThat(event.envelope().conversationId()).isEqualTo("s5");
            assertThat(event.envelope().userId()).isEqualTo(Played.PSEUDONYMS.of("ana"));
        });
    }

    @Test
    void jsonRpcAloneAndInBatches() {
        var played = with("json-rpc")
                .user("{\"jsonrpc\":\"2.0\",\"method\":\"initialize\",\"id\":0,\"params\":{\"sessionId\":\"s1\"}}")
                .agent("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"capabilities\":{}}}")
                .user("{\"jsonrpc\":\"2.0\",\"method\":\"ask\",\"id\":1,\"params\":{\"text\":\"hola\"}}")
                .agent("{\"jsonrpc\":\"2.0\",\"method\":\"delta\",\"params\":{\"requestId\":1,\"delta\":\"Bue\"}}")
                .agent("{\"jsonrpc\":\"2.0\",\"method\":\"delta\",\"params\":{\"requestId\":1,\"delta\":\"nas\"}}")
                .agent("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"text\":\"Buenas\",\"usage\":{\"outputTokens\":2}}}")
                .user(
                        "[{\"jsonrpc\":\"2.0\",\"method\":\"ask\",\"id\":2,\"params\":[\"uno\"]},{\"jsonrpc\":\"2.0\",\"method\":\"ask\",\"id\":3,\"params\":{\"message\":\"dos\"}}]")
                .agent(
                        "[{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"1\"},{\"jsonrpc\":\"2.0\",\"id\":3,\"error\":{\"code\":-32000,\"message\":\"busy\"}}]")
                .user("{\"jsonrpc\":\"2.0\",\"method\":\"rate\",\"params\":{\"thumbs\":\"like\",\"messageId\":1}}");

        assertThat(played.story().stream().filter(line -> !line.equals("IGNORED")))
                .containsExactly(
                        "user: hola",
                        "agent: Buenas",
                        "user: uno",
                        "user: dos",
                        "agent: 1",
                        "failed -32000: busy",
                        "rated null UP null");
        assertThat(played.last(UserMessage.class).envelope().conversationId()).isEqualTo("s1");
    }
}
