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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers behind lines that go silent, and behind lines that carry next to nothing. */
@Timeout(120)
class BadPeersITCase {
    /** About a megabit a second: pieces of up to 2,500 bytes, each held up for up to 20 ms. */
    private static final int NARROW_BYTES = 2_500;

    private static final int NARROW_MICROS = 20_000;
    private static final int FLOOD = 64 << 20;
    private static final int CONNECTIONS = 300;

    private static boolean isEnded(List<ChatEvent> events) {
        return events.stream().anyMatch(ConversationEnded.class::isInstance);
    }

    private static void assertBalance(List<ChatEvent> events) {
        LedgerRows.assertBalance(
                SharedBroker.bootstrap(), events.get(0).envelope().source(), events.size());
    }

    @Test
    void aClientThatGoesSilentWithoutAWordIsReapedAndRecordedAsDisconnected() {
        try (var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge =
                        new TestBridge(Map.of("VIGIA_AGENTS", "bot=" + agent.address(), "VIGIA_TAP_IDLE", "PT0.5S"));
                var line = new FaultProxy("127.0.0.1", bridge.port())) {
            var client = new ChatClient("ws://127.0.0.1:" + line.port() + "/tap/bot/?conversationId=silent");
            client.say("hola");
            client.received(1);
            line.partition();

            var events = recorded.of("silent", BadPeersITCase::isEnded);
            assertThat(events).last().isInstanceOfSatisfying(ConversationEnded.class, ended -> assertThat(
                            ended.reason())
                    .isEqualTo("disconnected"));
            assertBalance(events);
        }
    }

    /** All at once; a third of them hang up with a reset while the answer is on its way. */
    @Test
    void aFloodOfConnectionsIsCountedToTheLastEvent() throws Exception {
        try (var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(agent.address())) {
            var clients = new ArrayList<Socket>();
            for (int i = 0; i < CONNECTIONS; i++) {
                var client = new Socket("127.0.0.1", bridge.port());
                clients.add(client);
                client.getOutputStream()
                        .write(RawAgent.bytes("GET /tap/bot/?conversationId=flood-" + i + " HTTP/1.1\r\nHost: b\r\n"
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n"
                                + "Sec-WebSocket-Version: 13\r\n\r\n"));
            }
            for (var client : clients) {
                RawAgent.readHead(client.getInputStream());
                client.getOutputStream().write(RawAgent.bytes("\u0081\u0084\0\0\0\0hola"));
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.get(i).setSoLinger(i % 3 == 0, 0);
                clients.get(i).close();
            }

            var bySource = new HashMap<String, Long>();
            var conversations =
                    IntStream.range(0, CONNECTIONS).mapToObj(i -> "flood-" + i).toList();
            for (var events : recorded.ofAll(conversations, BadPeersITCase::isEnded)) {
                assertThat(events).hasAtLeastOneElementOfType(UserMessage.class);
                bySource.put(events.get(0).envelope().source(), (long) events.size());
            }
            assertThat(bySource).hasSize(CONNECTIONS);
            LedgerRows.assertBalances(SharedBroker.bootstrap(), bySource);
        }
    }

    @Test
    void aClientBehindANarrowLineHoldsItsAgentBackAndNobodyElse() throws Exception {
        try (var flooding = new RawAgent();
                var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(
                        Map.of("VIGIA_AGENTS", "bot=" + agent.address() + ",flood=" + flooding.address()));
                var line = new FaultProxy("127.0.0.1", bridge.port());
                var slow = new Socket("127.0.0.1", line.port())) {
            line.slice(NARROW_BYTES, NARROW_MICROS);
            slow.getOutputStream()
                    .write(RawAgent.bytes("GET /tap/flood/?conversationId=narrow HTTP/1.1\r\nHost: b\r\n"
                            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n"
                            + "Sec-WebSocket-Version: 13\r\n\r\n"));
            var flood = CompletableFuture.runAsync(
                    () -> floodBehindAnAnswer(flooding), task -> new Thread(task, "flood").start());
            RawAgent.readHead(slow.getInputStream());

            try (var neighbour = new ChatClient(bridge.tap("/"))) {
                for (int i = 1; i <= 50; i++) {
                    neighbour.say("hola");
                    neighbour.received(i);
                }
            }
            assertThat(flood).isNotDone();
            flooding.close();
            slow.close();
            var events = recorded.of("narrow", BadPeersITCase::isEnded);
            assertThat(events).hasSize(3);
            assertBalance(events);
        }
    }

    /** Says "hola", and then sends what nobody can take as fast. */
    static void floodBehindAnAnswer(RawAgent agent) {
        try {
            RawAgent.readHead(agent.socket().getInputStream());
            agent.socket().getOutputStream().write(RawAgent.bytes(RawAgent.SWITCHING + "\u0081\u0004hola"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        sendBinaryFrames(agent.socket());
    }

    /** Until the socket is closed, or far more is sent than any buffers on the way hold. */
    private static void sendBinaryFrames(Socket socket) {
        var frame = new byte[4 + 0xFFFF];
        frame[0] = (byte) 0x82;
        frame[1] = 126;
        frame[2] = (byte) 0xFF;
        frame[3] = (byte) 0xFF;
        try {
            for (int sent = 0; sent < FLOOD; sent += frame.length) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException closed) {
            assertThat(socket.isClosed()).isTrue();
        }
    }
}
