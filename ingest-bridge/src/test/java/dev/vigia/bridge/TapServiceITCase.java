package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.Certificate;
import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.ConversationEnded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tap does beside tunnelling: other requests, encryption, fail-over, hosts, limits, going away. */
@Timeout(60)
class TapServiceITCase {
    /** By default it would ask for h2c, which the tap refuses. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path directory;

    @Test
    void requestsThatAreNoHandshakesPass() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        var agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.getResponseHeaders().add("X-Agent", "yes");
            exchange.sendResponseHeaders(201, 0);
            exchange.getResponseBody().write(("got " + body).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        agent.start();
        var address = agent.getAddress().getPort();
        try (var bridge = new TestBridge("ws://127.0.0.1:" + address + "/base")) {
            var uri = URI.create(bridge.http("/tap/bot/poll?x=1"));
            assertThat(HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .headers()
                            .firstValue("X-Agent"))
                    .contains("yes");
            var known = HttpRequest.newBuilder(uri)
                    .POST(BodyPublishers.ofString("hola"))
                    .build();
            assertThat(HTTP.send(known, BodyHandlers.ofString()).body()).isEqualTo("got hola");
            var text = "x".repeat(300_000);
            var chunked = HttpRequest.newBuilder(uri)
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes())))
                    .build();
            assertThat(HTTP.send(chunked, BodyHandlers.ofString()).body()).isEqualTo("got " + text);
            try (var smuggler = new Socket("127.0.0.1", bridge.port())) {
                smuggler.getOutputStream()
                        .write(RawAgent.bytes("POST /tap/bot/first HTTP/1.1\r\nHost: b\r\nContent-Length: 2\r\n\r\nok"
                                + "GET /secret HTTP/1.1\r\nHost: b\r\n\r\n"));
                assertThat(new String(smuggler.getInputStream().readAllBytes())).contains("got ok");
            }
        } finally {
            agent.stop(0);
        }
        assertThat(seen)
                .contains("GET /base/poll?x=1 ", "POST /base/poll?x=1 hola", "POST /base/first ok")
                .hasSize(4)
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void theNextAddressIsTakenWhereOneIsAway() {
        try (var agent = new EchoAgent();
                var bridge = new TestBridge(Map.of(
                        "VIGIA_AGENTS",
                        "bot=ws://127.0.0.1:" + TestBroker.freePort() + "|" + agent.address() + "|ws://127.0.0.1:"
                                + TestBroker.freePort()))) {
            for (int i = 0; i < 6; i++) {
                try (var client = new ChatClient(bridge.tap("/"))) {
                    client.say("hola");
                    assertThat(client.received(1)).containsExactly("echo hola");
                }
            }
        }
    }

    @Test
    void bothSidesMayBeEncryptedAndARenewedCertificateIsUsed() throws IOException {
        var first = new Certificate(directory);
        var second = new Certificate(directory);
        var upstream = new Certificate(directory);
        var certificate = Files.copy(first.certificate(), directory.resolve("tls.crt"));
        var key = Files.copy(first.key(), directory.resolve("tls.key"));
        try (var agent = new EchoAgent(upstream);
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(Map.of(
                        "VIGIA_AGENTS", "bot=" + agent.address(),
                        "VIGIA_UPSTREAM_TRUST", upstream.certificate().toString(),
                        "VIGIA_TLS_CERTIFICATE", certificate.toString(),
                        "VIGIA_TLS_KEY", key.toString()))) {
            var address = "wss://localhost:" + bridge.port() + "/tap/bot/?conversationId=encrypted";
            try (var client = new ChatClient(trusting(first), address, Map.of())) {
                client.say("x".repeat(100_000));
                assertThat(client.received(1).get(0)).hasSize(100_005);
                Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
                Files.copy(second.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
                await().ignoreExceptions().until(() -> {
                    new ChatClient(trusting(second), address, Map.of()).close();
                    return true;
                });
                client.say("the old connection goes on");
                client.received(2);
            }
            assertThat(recorded.of("encrypted", list -> list.stream().anyMatch(ConversationEnded.class::isInstance)))
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    private static HttpClient trusting(Certificate certificate) {
        return HttpClient.newBuilder().sslContext(certificate.client()).build();
    }

    @Test
    void anAgentWhoseCertificateIsNotTrustedIsAway() {
        try (var agent = new EchoAgent(new Certificate(directory));
                var bridge = new TestBridge(agent.address())) {
            assertThatThrownBy(() -> new ChatClient(bridge.tap("/")).close()).isInstanceOf(CompletionException.class);
            assertThat(agent.targets()).isEmpty();
        }
    }

    @Test
    void aHostMayStandForAnAgent() throws Exception {
        try (var agent = new EchoAgent()) {
            var file = directory.resolve("agents.json");
            Files.writeString(
                    file, "{\"shop\":{\"upstreams\":[\"" + agent.address() + "\"],\"hosts\":[\"localhost\"]}}");
            try (var bridge = new TestBridge(
                            Map.of("VIGIA_AGENTS_FILE", file.toString(), "VIGIA_BRIDGE_HOST", "localhost"));
                    var client = new ChatClient("ws://localhost:" + bridge.port() + "/any/path?x=1")) {
                client.say("hola");
                client.received(1);
                assertThat(agent.targets()).containsExactly("/any/path?x=1");
                var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bridge.port() + "/health/live"));
                assertThat(HTTP.send(health.build(), BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aBridgeThatGoesAwaySaysSo() {
        try (var agent = new EchoAgent()) {
            var bridge = new TestBridge(agent.address());
            var client = new ChatClient(bridge.tap("/?conversationId=drained"));
            client.say("hola");
            client.received(1);

            bridge.close();

            assertThat(client.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void aConversationMayFinishBeforeTheBridgeGoes() throws Exception {
        try (var agent = new EchoAgent()) {
            var bridge = new TestBridge(Map.of("VIGIA_AGENTS", "bot=" + agent.address(), "VIGIA_DRAIN", "PT20S"));
            var client = new ChatClient(bridge.tap("/?conversationId=finishing"));
            client.say("hola");
            client.received(1);
            var closing = new Thread(bridge::close);
            closing.start();
            await().until(() -> refusesConnections(bridge.port()));

            client.say("still here");
            assertThat(client.received(2)).endsWith("echo still here");
            client.close();
            closing.join(10_000);

            assertThat(closing.isAlive()).isFalse();
        }
    }

    private static boolean refusesConnections(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void idleTunnelsEndAndTooManyAreRefused() {
        try (var agent = new EchoAgent();
                var bridge = new TestBridge(Map.of(
                        "VIGIA_AGENTS", "bot=" + agent.address(),
                        "VIGIA_TAP_IDLE", "PT0.4S",
                        "VIGIA_TAP_CONNECTIONS", "1"))) {
            var client = new ChatClient(bridge.tap("/"));
            assertThatThrownBy(() -> new ChatClient(bridge.tap("/")).close()).isInstanceOf(CompletionException.class);
            await().until(() ->
                    client.socket().isInputClosed() || client.socket().isOutputClosed());
            await().ignoreExceptions().until(() -> {
                new ChatClient(bridge.tap("/")).close();
                return true;
            });
            assertThat(agent.targets()).hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
