package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.NodeProgram;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients and agents that nobody here wrote talk through the tap, and notice nothing of it. */
@Timeout(120)
class ForeignClientsITCase {
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    @Test
    void thePackageWsOnBothSidesWithCompression() {
        try (var agent = new NodeProgram("ws-agent.mjs");
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge("ws://127.0.0.1:" + agent.port());
                var client = new NodeProgram("ws-client.mjs", bridge.tap("/?conversationId=npm-ws"), "200")) {
            var sent = IntStream.range(0, 200)
                    .mapToObj(i -> "hola " + i + " " + "¿qué tal? ".repeat(i % 50))
                    .toList();
            var lines = client.finish();

            assertThat(lines)
                    .contains("extensions permessage-deflate", "pong are you there", "close 1000 thanks")
                    .containsSubsequence(
                            sent.stream().map(text -> "message " + text).toList());
            var events = recorded.of("npm-ws", list -> list.stream().anyMatch(ConversationEnded.class::isInstance));
            assertThat(events.stream().filter(UserMessage.class::isInstance).map(event -> ((UserMessage) event).text()))
                    .containsExactlyElementsOf(sent);
            assertThat(events.stream().filter(AgentMessage.class::isInstance).map(event -> ((AgentMessage) event)
                            .text()))
                    .containsExactlyElementsOf(sent);
        }
    }

    @Test
    void socketIoByWebSocketAndByPollingFirst() {
        try (var agent = new NodeProgram("socketio-agent.mjs");
                var bridge = new TestBridge("ws://127.0.0.1:" + agent.port())) {
            for (var transports : List.of("websocket", "polling,websocket", "polling")) {
                try (var client = new NodeProgram(
                        "socketio-client.mjs", bridge.http(""), "/tap/bot/socket.io/", transports, "20")) {
                    assertThat(client.finish())
                            .contains("transport " + transports.substring(transports.lastIndexOf(',') + 1))
                            .containsSubsequence(IntStream.range(0, 20)
                                    .mapToObj(i -> "chat echo hola " + i)
                                    .toList())
                            .endsWith("disconnect io client disconnect");
                }
            }
        }
    }

    @Test
    void aPageInChromium(@TempDir Path directory) throws IOException {
        var browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeTrue(browser.isPresent(), "no Chromium is installed (Debian: apt-get install chromium)");
        try (var agent = new EchoAgent();
                var bridge = new TestBridge(Map.of("VIGIA_AGENTS", "bot=" + agent.address()))) {
            var page = Files.writeString(
                    directory.resolve("page.html"), """
                    <!doctype html><meta charset="utf-8"><script>
                    const socket = new WebSocket('%s');
                    socket.onopen = () => socket.send('hola desde Chromium');
                    socket.onmessage = (message) => {
                      if (message.data === 'echo hola desde Chromium') socket.send('visto');
                    };
                    </script>""".formatted(bridge.tap("/page?conversationId=chromium")));
            var command = Stream.of(
                            browser.get().toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--user-data-dir=" + directory.resolve("profile"),
                            "--remote-debugging-port=0",
                            page.toUri().toString())
                    .toList();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("chromium.log").toFile())
                    .start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> agent.received().size() == 2);
                assertThat(agent.received()).containsExactly("hola desde Chromium", "visto");
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }
}
