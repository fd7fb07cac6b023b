package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.dialect.HandshakeValues;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client's opening handshake (RFC 6455, section 4.2.1), checked so far that it cannot be anything else.
 *
 * @param rest path and query behind the agent's id, beginning with a slash
 */
record Handshake(RequestHead head, String agentId, String rest) implements HandshakeValues {

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

    @Override
    public Optional<String> query(String name) {
        return parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    @Override
    public Optional<String> header(String name) {
        return head.first(name);
    }

    private Map<String, List<String>> parameters() {
        try {
            return new QueryStringDecoder(rest).parameters();
        } catch (IllegalArgumentException malformedEscape) {
            return Map.of();
        }
    }
}
