package dev.vigia.bridge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back. */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

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
