package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationStarted;
import dev.vigia.events.Envelope;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.Thumbs;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations that others recorded, as events. One line a conversation:
 * {@code {"id","turns":[{"role","ts"?,"text","thumb"?}],"start"?,"user"?,"rating"?}}. Where a time is missing, eight seconds
 * stand in before a user's message and one and a half before an answer.
 */
final class RecordedFile {
    private RecordedFile() {}

    /** Skips the test when the public data is not on this machine. */
    static List<ChatEvent> events(String file) throws IOException {
        var data = Optional.ofNullable(System.getProperty("vigia.data")).orElse(System.getenv("VIGIA_DATA"));
        assumeThat(data)
                .as("skipped: neither -Dvigia.data nor VIGIA_DATA names the directory of the public data")
                .isNotNull();
        var events = new ArrayList<ChatEvent>();
        for (var line : Files.readAllLines(Path.of(data, file))) {
            events.addAll(conversation(new ObjectMapper().readTree(line)));
        }
        return events;
    }

    private static List<ChatEvent> conversation(JsonNode json) {
        var id = json.path("id").asText();
        var user = json.path("user").asText(null);
        var events = new ArrayList<ChatEvent>();
        var at = json.has("start") ? time(json.path("start").asText()) : Dialogue.START;
        for (var turn : json.path("turns")) {
            boolean asked = turn.path("role").asText().equals("user");
            if (turn.has("ts")) {
                var stated = time(turn.path("ts").asText());
                at = stated.isBefore(at) && !events.isEmpty() ? at : stated;
            } else if (!events.isEmpty()) {
                at = at.plusMillis(asked ? 8_000 : 1_500);
            }
            if (events.isEmpty()) {
                events.add(new ConversationStarted(envelope(id, user, at, events)));
            }
            var text = turn.path("text").asText();
            events.add(
                    asked
                            ? new UserMessage(envelope(id, user, at, events), text)
                            : new AgentMessage(
                                    envelope(id, user, at, events),
                                    text,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    false));
            if (turn.has("thumb")) {
                var thumbs = turn.path("thumb").asInt() == 1 ? Thumbs.UP : Thumbs.DOWN;
                events.add(new FeedbackGiven(envelope(id, user, at, events), null, thumbs, null, null));
            }
        }
        at = at.plusSeconds(1);
        if (json.path("rating").canConvertToInt()) {
            int rating = json.path("rating").asInt();
            events.add(new FeedbackGiven(envelope(id, user, at, events), rating, null, null, null));
        }
        events.add(new ConversationEnded(envelope(id, user, at, events), "completed"));
        return events;
    }

    private static Instant time(String text) {
        var utc = text.replace("+0000", "Z");
        return utc.endsWith("Z")
                ? Instant.parse(utc)
                : LocalDateTime.parse(utc.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    /** Contract 1 has milliseconds. */
    private static Envelope envelope(String id, @Nullable String user, Instant at, List<ChatEvent> before) {
        var millis = Instant.ofEpochMilli(at.toEpochMilli());
        int sequence = before.size();
        return new Envelope(
                id + "#" + sequence,
                "recorded",
                null,
                id,
                user,
                null,
                null,
                millis,
                millis,
                "file-" + id,
                sequence,
                Map.of());
    }
}
