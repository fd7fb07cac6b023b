package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.dialect.Opening;
import dev.vigia.bridge.dialect.OpeningNames;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static Handshake handshake(String target, String... lines) throws BadRequestException {
        var head = "GET " + target + " HTTP/1.1\r\nHost: bridge\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n" + String.join("", lines) + "\r\n";
        return Handshake.of(RequestHead.parse(head.getBytes(StandardCharsets.ISO_8859_1)), Route.byPath(target));
    }

    private static Opening opening(String target, String... lines) throws BadRequestException {
        return OpeningNames.USUAL.opening(handshake(target, lines), "a", "s");
    }

    private static String forwardedLine(String target, String upstream) throws BadRequestException {
        var forwarded = handshake(target).forwarded(Upstream.of(upstream).orElseThrow());
        return new String(forwarded, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRestOfThePathIsForwarded() throws BadRequestException {
        assertThat(forwardedLine("/tap/a/x/y?z=%20", "ws://h:1")).isEqualTo("GET /x/y?z=%20 HTTP/1.1");
        assertThat(forwardedLine("/tap/a", "ws://h:1")).isEqualTo("GET / HTTP/1.1");
        assertThat(forwardedLine("/tap/a?q=1", "ws://h:1")).isEqualTo("GET /?q=1 HTTP/1.1");
        assertThat(forwardedLine("/tap/a/x", "ws://h:1/base/")).isEqualTo("GET /base/x HTTP/1.1");
    }

    @Test
    void theQuerySaysWhoseConversationItIs() throws BadRequestException {
        var opening = opening("/tap/a/?conversationId=c%201&userId=ana&locale=es&channel=web&agentVersion=v1");

        assertThat(opening.agentId()).isEqualTo("a");
        assertThat(opening.conversationId()).isEqualTo("c 1");
        assertThat(opening.userId()).isEqualTo("ana");
        assertThat(opening.locale()).isEqualTo("es");
        assertThat(opening.channel()).isEqualTo("web");
        assertThat(opening.agentVersion()).isEqualTo("v1");
        assertThat(opening("/tap/a?session=s1&user=u1").conversationId()).isEqualTo("s1");
    }

    @Test
    void headersAreTheSecondChoice() throws BadRequestException {
        var lines = "X-Conversation-Id: c2\r\nX-User-Id: eva\r\n";

        assertThat(opening("/tap/a", lines).conversationId()).isEqualTo("c2");
        assertThat(opening("/tap/a", lines).userId()).isEqualTo("eva");
        assertThat(opening("/tap/a?conversation=c1", lines).conversationId()).isEqualTo("c1");
    }

    @Test
    void cookiesAreTakenApart() throws BadRequestException {
        var handshake = handshake("/tap/a", "Cookie: other=1; chat=\"c 3\"; empty=; chat=second\r\n");

        assertThat(handshake.cookie("chat")).hasValue("c 3");
        assertThat(handshake.cookie("empty")).hasValue("");
        assertThat(handshake.cookie("none")).isEmpty();
    }

    @Test
    void whatCannotBeAnIdCountsAsAbsent() throws BadRequestException {
        assertThat(opening("/tap/a?conversationId=" + "x".repeat(201)).conversationId())
                .isNull();
        assertThat(opening("/tap/a?conversationId=%20").conversationId()).isNull();
        assertThat(opening("/tap/a?conversationId=%00").conversationId()).isNull();
        assertThat(opening("/tap/a?conversationId=%zz").conversationId()).isNull();
    }
}
