package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.FaultProxy;
import dev.vigia.bridge.testkit.LedgerRows;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bad lines, bad peers and bad input, short versions. What was captured is in Kafka in the end: the ledger balances. */
@Timeout(120)
class FaultsITCase {
    private static List<String> userTexts(List<ChatEvent> events) {
        return events.stream()
                .filter(UserMessage.class::isInstance)
                .map(event -> ((UserMessage) event).text())
                .toList();
    }

    private static boolean isEnded(List<ChatEvent> events) {
        return events.stream().anyMatch(ConversationEnded.class::isInstance);
    }

    private static FaultProxy badLineTo(String address) {
        var uri = URI.create(address);
        return new FaultProxy(uri.getHost(), uri.getPort());
    }

    private static void assertBalance(List<ChatEvent> events, int rejected) {
        LedgerRows.assertBalance(
                SharedBroker.bootstrap(), events.get(0).envelope().source(), events.size(), 0, rejected);
    }

    @Test
    void aLineThatSlicesAndDelaysChangesNothing() {
        var sent = IntStream.range(0, 60)
                .mapToObj(i -> "m" + i + " " + "ñandú ".repeat(i * 3))
                .toList();
        try (var agent = new EchoAgent();
                var line = badLineTo(agent.address());
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge("ws://127.0.0.1:" + line.port())) {
            line.slice(200, 300);
            try (var client = new ChatClient(bridge.tap("/?conversationId=sliced"))) {
                sent.forEach(client::say);
                assertThat(client.received(sent.size()))
                        .containsExactlyElementsOf(
                                sent.stream().map(text -> "echo " + text).toList());
            }
            var events = recorded.of("sliced", FaultsITCase::isEnded);
            assertThat(userTexts(events)).containsExactlyElementsOf(sent);
            assertBalance(events, 0);
        }
    }

    @Test
    void aResetLineIsADisconnectedConversation() throws IOException {
        try (var agent = new EchoAgent();
                var line = badLineTo(agent.address());
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge("ws://127.0.0.1:" + line.port())) {
            var client = new ChatClient(bridge.tap("/?conversationId=reset"));
            client.say("hola");
            client.received(1);
            line.reset();

            var events = recorded.of("reset", FaultsITCase::isEnded);
            assertThat(userTexts(events)).containsExactly("hola");
            assertBalance(events, 0);
        }
    }

    /** From the start on: once a producer knows the brokers it goes around the proxy. */
    @Test
    void aPartitionFromKafkaHoldsNothingUpAndLosesNothing() {
        var kafka = URI.create("kafka://" + SharedBroker.bootstrap());
        try (var agent = new EchoAgent();
                var line = new FaultProxy(kafka.getHost(), kafka.getPort());
                var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            line.partition();
            try (var bridge = new TestBridge(Map.of(
                            "VIGIA_AGENTS", "bot=" + agent.address(),
                            "VIGIA_KAFKA_BOOTSTRAP", "127.0.0.1:" + line.port()));
                    var client = new ChatClient(bridge.tap("/?conversationId=partitioned"))) {
                IntStream.range(0, 200).forEach(i -> client.say("m" + i));
                client.received(200);
                line.heal();
                client.say("after");
                client.received(201);
                client.close();

                var events = recorded.of("partitioned", FaultsITCase::isEnded);
                assertThat(userTexts(events)).hasSize(201).startsWith("m0").endsWith("m199", "after");
                assertBalance(events, 0);
            }
        }
    }

    @Test
    void floodsOfPingsFragmentsAndReservedBitsPassAndHarmNoNeighbour() throws IOException {
        try (var agent = new RawAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(agent.address());
                var client = new Socket("127.0.0.1", bridge.port())) {
            client.getOutputStream()
                    .write(
                            RawAgent.bytes(
                                    "GET /tap/bot/?conversationId=flood HTTP/1.1\r\nHost: b\r\nUpgrade: websocket\r\n"
                                            + "Connection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
            RawAgent.readHead(agent.socket().getInputStream());
            agent.socket().getOutputStream().write(RawAgent.bytes(RawAgent.SWITCHING));
            RawAgent.readHead(client.getInputStream());

            var abuse = new StringBuilder();
            for (int i = 0; i < 5_000; i++) {
                abuse.append("\u0089\u0080\0\0\0\0");
            }
            abuse.append("\u0001\u0081\0\0\0\0a");
            for (int i = 0; i < 100_000; i++) {
                abuse.append("\0\u0080\0\0\0\0");
            }
            abuse.append("\u0080\u0081\0\0\0\0b");
            abuse.append("\u00f1\u0081\0\0\0\0x").append("\u0083\u0081\0\0\0\0x");
            abuse.append("\u0081\u0084\0\0\0\0good");
            var bytes = RawAgent.bytes(abuse.toString());
            var sender = new Thread(() -> write(client, bytes));
            sender.start();

            assertThat(agent.socket().getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
            client.close();
            agent.socket().close();
            var events = recorded.of("flood", FaultsITCase::isEnded);
            assertThat(userTexts(events)).containsExactly("ab", "good");
            assertBalance(events, 0);
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void poisonIsADeadLetterOrStoredExactlyAndTheNextEventIsTaken() throws Exception {
        var deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        var poison = List.of(
                "{\"type\":\"message.user\",\"agentId\":\"a\",\"conversationId\":\"p\",\"text\":NaN}",
                "{\"type\":\"message.agent\",\"agentId\":\"a\",\"conversationId\":\"p\",\"text\":\"x\",\"inputTokens\":1e400}",
                "{\"type\":\"message.user\",\"type\":\"message.user\"}",
                deep,
                "\ufeff{}",
                "\"\\ud800\"");
        try (var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge("ws://127.0.0.1:1");
                var client = new ChatClient(
                        bridge.http("/ingest/v1/stream").replace("http:", "ws:"),
                        Map.of("Authorization", "Bearer " + TestBridge.INGEST_TOKEN))) {
            for (var event : poison) {
                client.say(event);
            }
            var texts = List.of(
                    "\\u0000nul", "\\ud800 alone", "\\u202Eright to left", "z\\u0351\\u0337algo", "👩‍👩‍👧‍👦");
            for (var text : texts) {
                client.say("{\"type\":\"message.user\",\"agentId\":\"a\",\"conversationId\":\"poison\",\"text\":\""
                        + text + "\"}");
            }
            var answers = client.received(poison.size() + texts.size());
            assertThat(answers.subList(0, poison.size())).allMatch(answer -> answer.contains("\"rejected\":1"));
            var events = recorded.of("poison", list -> list.size() == texts.size());
            assertThat(userTexts(events))
                    .containsExactly(
                            "\ufffdnul", "\ufffd alone", "\u202eright to left", "z\u0351\u0337algo", "👩‍👩‍👧‍👦");
            assertBalance(events, poison.size());
        }
    }

    @Test
    void randomBytesOnThePortHarmNobody() throws IOException {
        var random = new Random(5);
        try (var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(agent.address())) {
            for (int i = 0; i < 200; i++) {
                var bytes = new byte[random.nextInt(2_000)];
                random.nextBytes(bytes);
                try (var socket = new Socket("127.0.0.1", bridge.port())) {
                    if (i % 2 == 0) {
                        socket.getOutputStream().write(RawAgent.bytes("GET /tap/bot/ HTTP/1.1\r\n"));
                    }
                    write(socket, bytes);
                }
            }
            try (var client = new ChatClient(bridge.tap("/?conversationId=after-noise"))) {
                client.say("hola");
                client.received(1);
            }
            assertThat(agent.targets()).hasSize(1);
            assertBalance(recorded.of("after-noise", FaultsITCase::isEnded), 0);
        }
    }
}
