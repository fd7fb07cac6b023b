package dev.vigia.bridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent back.
 *
 * @param service takes the connection over as a WebSocket, where the caller asked for one; else null
 */
public record Answer(
        int status,
        String contentType,
        byte[] body,
        Map<String, String> headers,
        @Nullable MessageService service) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
        this(status, contentType, body, headers, null);
    }

    /** From here on the connection is a WebSocket of this service; 426 for a caller that did not ask for one. */
    public static Answer webSocket(MessageService service) {
        var problem = problem(426, "Upgrade Required", "This path takes WebSocket handshakes.")
                .with("Upgrade", "websocket");
        return new Answer(problem.status, problem.contentType, problem.body, problem.headers, service);
    }

    public static Answer json(int status, Object value) {
        return new Answer(status, "application/json", bytes(value), Map.of());
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Answer empty(int status) {
        return new Answer(status, "text/plain", new byte[0], Map.of());
    }

    /** RFC 9457. */
    public static Answer problem(int status, String title, String detail) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", status);
        problem.put("title", title);
        problem.put("detail", detail);
        return new Answer(status, "application/problem+json", bytes(problem), Map.of());
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException("An answer cannot be written as JSON", bug);
        }
    }
}
