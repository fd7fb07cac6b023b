package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.agents.Upstream;
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
        var opening = handshake("/tap/a/?conversationId=c%201&userId=ana&locale=es&channel=web&agentVersion=v1")
                .opening("s");

        assertThat(opening.agentId()).isEqualTo("a");
        assertThat(opening.conversationId()).isEqualTo("c 1");
        assertThat(opening.userId()).isEqualTo("ana");
        assertThat(opening.locale()).isEqualTo("es");
        assertThat(opening.channel()).isEqualTo("web");
        assertThat(opening.agentVersion()).isEqualTo("v1");
        assertThat(handshake("/tap/a?session=s1&user=u1").opening("s").conversationId())
                .isEqualTo("s1");
    }

    @Test
    void headersAreTheSecondChoice() throws BadRequestException {
        var lines = "X-Conversation-Id: c2\r\nX-User-Id: eva\r\n";

        assertThat(handshake("/tap/a", lines).opening("s").conversationId()).isEqualTo("c2");
        assertThat(handshake("/tap/a", lines).opening("s").userId()).isEqualTo("eva");
        assertThat(handshake("/tap/a?conversation=c1", lines).opening("s").conversationId())
                .isEqualTo("c1");
    }

    @Test
    void whatCannotBeAnIdCountsAsAbsent() throws BadRequestException {
        assertThat(handshake("/tap/a?conversationId=" + "x".repeat(201))
                        .opening("s")
                        .conversationId())
                .isNull();
        assertThat(handshake("/tap/a?conversationId=%20").opening("s").conversationId())
                .isNull();
        assertThat(handshake("/tap/a?conversationId=%00").opening("s").conversationId())
                .isNull();
        assertThat(handshake("/tap/a?conversationId=%zz").opening("s").conversationId())
                .isNull();
    }
}
