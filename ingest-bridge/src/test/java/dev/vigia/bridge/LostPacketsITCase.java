package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.LedgerRows;
import dev.vigia.bridge.testkit.Namespace;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Clients behind a line of the kernel's own, in a network namespace: only when asked, {@code -Dvigia.fault.packets=true},
 * as root on Linux, because a build must not change a machine's network.
 */
@Timeout(120)
@EnabledIfSystemProperty(named = "vigia.fault.packets", matches = "true")
class LostPacketsITCase {
    private static boolean isEnded(List<ChatEvent> events) {
        return events.stream().anyMatch(ConversationEnded.class::isInstance);
    }

    private static void assertBalance(List<ChatEvent> events) {
        LedgerRows.assertBalance(
                SharedBroker.bootstrap(), events.get(0).envelope().source(), events.size());
    }

    private static TestBridge bridge(String agents) {
        return new TestBridge(
                Map.of("VIGIA_AGENTS", agents, "VIGIA_BRIDGE_HOST", Namespace.HERE, "VIGIA_TAP_SILENCE", "PT8S"));
    }

    /** A client that says "hola" and then only listens. */
    private static String client(int port, String path, String listening) {
        return "exec 3<>/dev/tcp/" + Namespace.HERE + "/" + port + "; printf 'GET " + path
                + " HTTP/1.1\\r\\nHost: b\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n' >&3; "
                + "head -c 20 <&3 >/dev/null; printf '\\x81\\x84\\0\\0\\0\\0hola' >&3; " + listening;
    }

    @Test
    void aPeerWhosePacketsAreLostIsNoticedByTcpAndRecordedAsDisconnected() {
        try (var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var network = new Namespace();
                var bridge = bridge("bot=" + agent.address())) {
            network.start("bash", "-c", client(bridge.port(), "/tap/bot/?conversationId=lost", "sleep 60"));
            recorded.of("lost", events -> events.stream().anyMatch(UserMessage.class::isInstance));
            network.cut();
            long start = System.nanoTime();

            var events = recorded.of("lost", LostPacketsITCase::isEnded);
            System.out.printf("the lost peer was noticed after %.1f s%n", (System.nanoTime() - start) / 1e9);
            assertThat(events).last().isInstanceOfSatisfying(ConversationEnded.class, ended -> assertThat(
                            ended.reason())
                    .isEqualTo("disconnected"));
            assertBalance(events);
        }
    }

    @Test
    void aLineOfAMegabitHoldsItsAgentBackAndNobodyElse() {
        try (var flooding = new RawAgent();
                var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var network = new Namespace();
                var bridge = bridge("bot=" + agent.address() + ",flood=" + flooding.address())) {
            network.narrow();
            var slow = network.start(
                    "bash", "-c", client(bridge.port(), "/tap/flood/?conversationId=tbf", "exec cat <&3 >/dev/null"));
            var flood = CompletableFuture.runAsync(
                    () -> BadPeersITCase.floodBehindAnAnswer(flooding), task -> new Thread(task, "flood").start());

            try (var neighbour =
                    new ChatClient("ws://" + Namespace.HERE + ":" + bridge.port() + "/tap/bot/?conversationId=free")) {
                for (int i = 1; i <= 50; i++) {
                    neighbour.say("hola");
                    neighbour.received(i);
                }
            }
            recorded.of("tbf", events -> events.stream().anyMatch(UserMessage.class::isInstance));
            assertThat(flood).as("the agent is held back").isNotDone();
            slow.destroyForcibly();
            flooding.close();
            assertBalance(recorded.of("tbf", LostPacketsITCase::isEnded));
            assertBalance(recorded.of("free", LostPacketsITCase::isEnded));
        }
    }
}
