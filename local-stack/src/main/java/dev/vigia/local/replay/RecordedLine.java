package dev.vigia.local.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One line of a recorded file: a conversation, or what is wrong with the line. */
sealed interface RecordedLine {
    /** A line that can be played. */
    record Good(Recording recording) implements RecordedLine {}

    /** A line that cannot. */
    record Bad(String reason) implements RecordedLine {}

    /**
     * Reads {@code {"id","turns":[{"role":"user"|"agent","ts"?,"text","rating"?,"thumb"?}],"user"?,"start"?,"rating"?}};
     * times are RFC 3339, or without an offset and then UTC.
     */
    static RecordedLine read(String line) {
        try {
            JsonNode json = new ObjectMapper().readTree(line);
            if (!json.isObject()) {
                return new Bad("is not a JSON object");
            }
            return new Good(recording(json));
        } catch (JsonProcessingException broken) {
            return new Bad("is not JSON: " + broken.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return new Bad(String.valueOf(wrong.getMessage()));
        }
    }

    private static Recording recording(JsonNode json) {
        String id = json.path("id").asText("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("has no \"id\"");
        }
        JsonNode listed = json.path("turns");
        if (!listed.isArray() || listed.isEmpty()) {
            throw new IllegalArgumentException("has no \"turns\"");
        }
        List<Turn> turns = new ArrayList<>();
        for (JsonNode turn : listed) {
            turns.add(turn(turn, turns.size() + 1));
        }
        String user = json.path("user").asText("");
        return new Recording(
                id, user.isEmpty() ? null : user, time(json.path("start")), rating(json.path("rating")), turns);
    }

    private static Turn turn(JsonNode json, int number) {
        String role = json.path("role").asText();
        if (!role.equals("user") && !role.equals("agent")) {
            throw new IllegalArgumentException("turn " + number + " has role \"" + role + "\", not user or agent");
        }
        if (!json.path("text").isTextual()) {
            throw new IllegalArgumentException("turn " + number + " has no \"text\"");
        }
        JsonNode thumb = json.path("thumb");
        return new Turn(
                role.equals("user"),
                time(json.path("ts")),
                json.path("text").textValue(),
                rating(json.path("rating")),
                thumb.isIntegralNumber() ? thumb.intValue() > 0 : null);
    }

    private static OptionalInt rating(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return OptionalInt.empty();
        }
        if (!json.isIntegralNumber() || json.intValue() < 1 || json.intValue() > 5) {
            throw new IllegalArgumentException("has rating " + json + ", which is not a whole number from 1 to 5");
        }
        return OptionalInt.of(json.intValue());
    }

    private static @Nullable Instant time(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        String text = json.asText().trim().replace(' ', 'T').replaceFirst("(T.*[+-]\\d\\d)(\\d\\d)$", "$1:$2");
        boolean hasOffset = text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d");
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
