package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.EventType;
import dev.vigia.events.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TapITCase {
    private static EchoAgent agent;
    private static TestBridge bridge;
    private static RecordedEvents recorded;

    @BeforeAll
    static void start() {
        agent = new EchoAgent(TapITCase::answer);
        bridge = new TestBridge(agent.address());
        recorded = new RecordedEvents(SharedBroker.bootstrap());
    }

    @AfterAll
    static void stop() {
        recorded.close();
        bridge.close();
        agent.close();
    }

    private static List<String> answer(String text) {
        return text.startsWith("stream")
                ? List.of(
                        "{\"type\":\"delta\",\"delta\":\"Buenos \"}",
                        "{\"type\":\"delta\",\"delta\":\"días\"}",
                        "{\"type\":\"done\",\"usage\":{\"inputTokens\":3,\"outputTokens\":2}}")
                : List.of("echo " + text);
    }

    @Test
    void everyMessageIsRecordedOnceAndInOrder() {
        var sent = IntStream.range(0, 500).mapToObj(i -> "mensaje " + i).toList();
        try (var client = new ChatClient(bridge.tap("/chat?conversationId=order&userId=ana&locale=es"))) {
            sent.forEach(client::say);
            assertThat(client.received(sent.size()))
                    .containsExactlyElementsOf(
                            sent.stream().map(text -> "echo " + text).toList());
        }
        var events = recorded.of("order", list -> list.stream().anyMatch(ConversationEnded.class::isInstance));

        assertThat(events.stream().filter(UserMessage.class::isInstance).map(event -> ((UserMessage) event).text()))
                .containsExactlyElementsOf(sent);
        assertThat(events.stream().filter(AgentMessage.class::isInstance)).hasSize(sent.size());
        assertThat(events.get(0).type()).isEqualTo(EventType.CONVERSATION_STARTED);
        assertThat(events.stream().map(event -> event.envelope().sequence()))
                .containsExactlyElementsOf(IntStream.range(0, events.size())
                        .mapToObj(i -> (long) i)
                        .toList());
        assertThat(events).allSatisfy(event -> {
            assertThat(event.envelope().userId()).startsWith("u-").doesNotContain("ana");
            assertThat(event.envelope().locale()).isEqualTo("es");
            assertThat(event.envelope().agentId()).isEqualTo("bot");
        });
    }

    @Test
    void theAgentSeesTheRestOfThePathAndTheQuery() {
        try (var client = new ChatClient(bridge.tap("/v1/chat?conversationId=path&x=%20y"))) {
            client.say("hola");
            client.received(1);
        }
        assertThat(agent.targets()).contains("/v1/chat?conversationId=path&x=%20y");
    }

    @Test
    void aStreamedAnswerIsOneMessage() {
        try (var client = new ChatClient(bridge.tap("/?conversationId=streamed"))) {
            client.say("stream please");
            client.received(3);
        }
        var events = recorded.of("streamed", list -> list.stream().anyMatch(ConversationEnded.class::isInstance));

        assertThat(events.stream().filter(AgentMessage.class::isInstance).map(AgentMessage.class::cast))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text()).isEqualTo("Buenos días");
                    assertThat(message.chunks()).isEqualTo(2);
                    assertThat(message.outputTokens()).isEqualTo(2);
                    assertThat(message.envelope().occurredAt()).isEqualTo(message.firstChunkAt());
                });
    }

    @Test
    void theTraceOfTheHandshakeTravelsBesideItsEvents() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (var traced = new ChatClient(bridge.tap("/?conversationId=traced"), Map.of("traceparent", trace));
                var other = new ChatClient(bridge.tap("/?conversationId=untraced"), Map.of("traceparent", "00-xyz"))) {
            traced.say("hola");
            traced.received(1);
            other.say("hola");
            other.received(1);
        }
        assertThat(recorded.of("traced", list -> list.stream().anyMatch(ConversationEnded.class::isInstance)))
                .hasSize(4)
                .allSatisfy(event -> assertThat(recorded.traceParent(event)).contains(trace));
        assertThat(recorded.of("untraced", list -> list.stream().anyMatch(ConversationEnded.class::isInstance)))
                .hasSize(4)
                .allSatisfy(event -> assertThat(recorded.traceParent(event)).isEmpty());
    }

    @Test
    void aMalformedFrameHarmsNoNeighbour() {
        try (var client = new ChatClient(bridge.tap("/?conversationId=malformed"))) {
            client.say("antes");
            client.say("{\"type\":\"message\",\"text\":");
            client.say("{\"type\":\"message\",\"text\":17}");
            client.say("después");
            client.received(4);
        }
        var events = recorded.of("malformed", list -> list.stream().anyMatch(ConversationEnded.class::isInstance));
        var rejected = recorded.rejectedOf("malformed", list -> list.size() == 2);

        assertThat(events.stream().filter(UserMessage.class::isInstance).map(event -> ((UserMessage) event).text()))
                .containsExactly("antes", "después");
        assertThat(rejected.stream().map(letter -> letter.code()))
                .containsExactlyInAnyOrder("malformed_json", "invalid_field");
        assertThat(rejected.stream().map(letter -> new String(letter.raw())))
                .contains("{\"type\":\"message\",\"text\":");
    }
}
