package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.dialect.Opening;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client's opening handshake (RFC 6455, section 4.2.1), checked so far that it cannot be anything else.
 *
 * @param rest path and query behind the agent's id, beginning with a slash
 */
record Handshake(RequestHead head, String agentId, String rest) {
    private static final int WORD_LIMIT = 200;

    static Handshake of(RequestHead head, Route route) throws BadRequestException {
        require(head.method().equals("GET"), "a WebSocket handshake is a GET");
        require(head.all("Host").size() == 1, "there must be one Host header");
        require(head.lists("Upgrade", "websocket"), "the Upgrade header does not ask for websocket");
        require(head.lists("Connection", "upgrade"), "the Connection header does not list upgrade");
        require(head.all("Sec-WebSocket-Key").size() == 1, "there must be one Sec-WebSocket-Key header");
        require(head.all("Sec-WebSocket-Version").size() == 1, "there must be one Sec-WebSocket-Version header");
        // The JDK's client says Content-Length: 0 with every GET.
        require(
                head.all("Content-Length").isEmpty()
                        || head.all("Content-Length").equals(List.of("0")),
                "a WebSocket handshake has no body");
        require(head.all("Transfer-Encoding").isEmpty(), "a WebSocket handshake has no body");
        return new Handshake(head, route.agentId(), route.rest());
    }

    private static void require(boolean condition, String reason) throws BadRequestException {
        if (!condition) {
            throw new BadRequestException(reason);
        }
    }

    /** What the agent gets: the client's own lines, but the request line and Host. */
    byte[] forwarded(Upstream upstream) {
        var lines = new StringBuilder("GET ")
                .append(upstream.basePath())
                .append(rest)
                .append(" HTTP/1.1\r\n");
        for (var header : head.headers()) {
            lines.append(header.name().equalsIgnoreCase("Host") ? "Host: " + upstream.authority() : header.line())
                    .append("\r\n");
        }
        return lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the handshake says about the conversation. */
    Opening opening(String source) {
        var query = parameters();
        return new Opening(
                agentId,
                word(query, "agentVersion").orElse(null),
                word(query, "conversationId", "conversation", "session")
                        .or(() -> head.first("X-Conversation-Id").flatMap(Handshake::usable))
                        .orElse(null),
                word(query, "userId", "user")
                        .or(() -> head.first("X-User-Id").flatMap(Handshake::usable))
                        .orElse(null),
                word(query, "channel").orElse(null),
                word(query, "locale").orElse(null),
                source);
    }

    private Map<String, List<String>> parameters() {
        try {
            return new QueryStringDecoder(rest).parameters();
        } catch (IllegalArgumentException malformedEscape) {
            return Map.of();
        }
    }

    private static Optional<String> word(Map<String, List<String>> query, String... names) {
        for (var name : names) {
            var value = query.getOrDefault(name, List.of()).stream().findFirst().flatMap(Handshake::usable);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** What contract 1 would refuse is as good as absent; the traffic does not depend on it. */
    private static Optional<String> usable(@Nullable String value) {
        return Optional.ofNullable(value)
                .filter(text -> !text.isBlank() && text.length() <= WORD_LIMIT && text.indexOf(0) < 0);
    }
}
