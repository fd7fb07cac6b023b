package dev.vigia.bridge.dryrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.dialect.HandshakeValues;
import dev.vigia.bridge.dialect.Side;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a capture file; docs/profiles.md describes the format.
 *
 * @param connection the connection that it happened on; captures of a single one need not name it
 * @param at null for a second after the line before
 */
record CaptureLine(String connection, @Nullable Instant at, What what) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What happened. */
    sealed interface What {
        /** A handshake's query and headers. */
        record Open(JsonNode query, JsonNode headers) implements What, HandshakeValues {
            @Override
            public Optional<String> query(String name) {
                return Optional.ofNullable(query.path(name).textValue());
            }

            @Override
            public Optional<String> header(String name) {
                return headers.properties().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .map(header -> header.getValue().asText())
                        .findFirst();
            }
        }

        record Frame(Side from, String text) implements What {}

        /** @param orderly whether they said goodbye with a WebSocket close */
        record Close(Side by, boolean orderly) implements What {}
    }

    /** @throws IllegalArgumentException saying what is wrong with the line */
    static CaptureLine parse(String line) {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage());
        }
        return new CaptureLine(node.path("connection").asText("1"), time(node.path("at")), what(node));
    }

    private static What what(JsonNode node) {
        if (node.path("open").isObject()) {
            return new What.Open(
                    node.path("open").path("query"), node.path("open").path("headers"));
        }
        if (node.has("closed")) {
            return new What.Close(
                    side(node.path("closed"), "closed"), node.path("orderly").asBoolean(true));
        }
        if (!node.path("text").isTextual()) {
            throw new IllegalArgumentException(
                    "a line is {\"from\":\"user\" or \"agent\",\"text\":\"…\"}, {\"open\":{…}} or {\"closed\":\"user\" or \"agent\"}");
        }
        return new What.Frame(side(node.path("from"), "from"), node.path("text").textValue());
    }

    private static Side side(JsonNode node, String field) {
        for (var side : Side.values()) {
            if (side.name().toLowerCase(Locale.ROOT).equals(node.asText())) {
                return side;
            }
        }
        throw new IllegalArgumentException(field + " must be \"user\" or \"agent\"");
    }

    private static @Nullable Instant time(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return node.isIntegralNumber()
                    ? Instant.ofEpochMilli(node.longValue())
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(node.asText(), Instant::from);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "at must be an RFC 3339 time such as 2026-01-31T12:00:00.000Z, or milliseconds since 1970");
        }
    }
}
