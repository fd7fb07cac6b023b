package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.RawAgent;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that must not reach any agent, or cannot. */
@Timeout(60)
class TapRefusalITCase {
    private static final String GOOD =
            "Host: b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n";

    private RawAgent agent;
    private TestBridge bridge;

    @BeforeEach
    void start() {
        agent = new RawAgent();
        bridge = new TestBridge(Map.of(
                "VIGIA_AGENTS",
                "bot=" + agent.address() + ",away=ws://127.0.0.1:" + TestBroker.freePort(),
                "VIGIA_TAP_PATIENCE",
                "PT1S"));
    }

    @AfterEach
    void stop() {
        agent.close();
        bridge.close();
    }

    private String answerTo(String request) throws IOException {
        try (var client = new Socket("127.0.0.1", bridge.port())) {
            client.getOutputStream().write(RawAgent.bytes(request));
            return new String(client.getInputStream().readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "Content-Length: 5\r\n\r\nhello",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "Host: other\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "X-Bare: a\nEvil: b\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "Space : a\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "X-Fold: a\r\n b\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\n" + GOOD + "X-Nul: a\0b\r\n\r\n",
                "GET /tap/bot HTTP/1.0\r\n" + GOOD + "\r\n",
                "GET /tap/bot x HTTP/1.1\r\n" + GOOD + "\r\n",
                "POST /tap/bot HTTP/1.1\r\n" + GOOD + "\r\n",
                "GET /tap/bot HTTP/1.1\r\n\r\n",
                "GET /tap/bot HTTP/1.1\r\nHost: b\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "POST /tap/bot HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /tap/bot HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
                "POST /tap/bot HTTP/1.1\r\nHost: b\r\nContent-Length: +3\r\n\r\nabc",
                "POST /tap/bot HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: xchunked\r\n\r\nabc"
            })
    void whatIsNoCleanHandshakeIsAnswered400AndReachesNobody(String request) throws IOException {
        assertThat(answerTo(request)).startsWith("HTTP/1.1 400 ");
        assertThat(agent.wasContacted()).isFalse();
    }

    @Test
    void anUnknownAgentIs404() throws IOException {
        assertThat(answerTo("GET /tap/nobody/x HTTP/1.1\r\n" + GOOD + "\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json");
    }

    @Test
    void anAgentThatIsAwayIs502() throws IOException {
        assertThat(answerTo("GET /tap/away/x HTTP/1.1\r\n" + GOOD + "\r\n")).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void anAgentThatHangsUpOrNeverAnswersIs502() throws IOException {
        assertThat(answerTo("GET /tap/bot/x HTTP/1.1\r\n" + GOOD + "\r\n")).startsWith("HTTP/1.1 502 ");
        assertThat(agent.wasContacted()).isTrue();
    }

    @Test
    void aHeadThatDoesNotEndIsRefusedBySizeAndByTime() throws IOException {
        assertThat(answerTo("GET /tap/bot HTTP/1.1\r\nX: " + "a".repeat(20_000)))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answerTo("GET /tap/bot HTTP/1.1\r\n")).startsWith("HTTP/1.1 408 ");
        assertThat(agent.wasContacted()).isFalse();
    }
}
