package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.BridgeProcess;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.SharedBroker;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many connections on which nothing is said cost little, and each of them still works. Ten thousand of them (of which
 * each takes two open files of the bridge, and two of the test): only when asked, {@code -Dvigia.idle.connections=10000},
 * because a thousand of them are opened in seconds.
 */
@Timeout(900)
@EnabledIfSystemProperty(named = "vigia.idle.connections", matches = "[0-9]+")
class IdleConnectionsITCase {
    private static final int CONNECTIONS = Integer.getInteger("vigia.idle.connections", 200);
    private static final long LIMIT_MEBIBYTES = 512;
    /** A masked text frame "hola", and the frame in which the agent repeats it. */
    private static final String HOLA = "\u0081\u0084\0\0\0\0hola";

    private static final String ECHO = "\u0081\u0009echo hola";

    @TempDir
    Path directory;

    @Test
    void idleConnectionsFitIntoHalfAGibibyteAndStillWork() throws Exception {
        var settings = TestBridge.settings(directory.resolve("data").toString(), SharedBroker.bootstrap());
        settings.put("VIGIA_BRIDGE_PORT", Integer.toString(TestBroker.freePort()));
        var clients = new ArrayList<Socket>();
        try (var agent = new EchoAgent()) {
            settings.put("VIGIA_AGENTS", "bot=" + agent.address());
            try (var bridge = new BridgeProcess(settings, directory.resolve("bridge.log"))) {
                int port = Integer.parseInt(settings.get("VIGIA_BRIDGE_PORT"));
                long start = System.nanoTime();
                for (int i = 0; i < CONNECTIONS; i++) {
                    clients.add(opened(port, i));
                }
                var opening = Duration.ofNanos(System.nanoTime() - start);
                long mebibytes = bridge.residentMebibytes();
                System.out.printf(
                        "%,d idle connections opened in %,d ms: the bridge has %,d MiB resident%n",
                        CONNECTIONS, opening.toMillis(), mebibytes);
                assertThat(mebibytes).isLessThanOrEqualTo(LIMIT_MEBIBYTES);
                assertAllWork(clients);
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private static Socket opened(int port, int number) throws IOException {
        var client = new Socket("127.0.0.1", port);
        client.setSoTimeout(30_000);
        client.getOutputStream()
                .write(RawAgent.bytes("GET /tap/bot/?conversationId=idle-" + number
                        + " HTTP/1.1\r\nHost: b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        assertThat(RawAgent.readHead(client.getInputStream())).startsWith("HTTP/1.1 101 ");
        return client;
    }

    private static void assertAllWork(List<Socket> clients) throws IOException {
        for (var client : clients) {
            client.getOutputStream().write(RawAgent.bytes(HOLA));
        }
        for (var client : clients) {
            assertThat(client.getInputStream().readNBytes(ECHO.length())).isEqualTo(RawAgent.bytes(ECHO));
        }
    }
}
