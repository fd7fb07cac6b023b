package dev.vigia.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A recording as events of contract 1. Ids follow from the recording, so that sending it again changes nothing. */
final class RecordedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_RATE = Duration.ofSeconds(1);

    private final String agentId;

    RecordedEvents(String agentId) {
        this.agentId = agentId;
    }

    /** @param base the time of the first turn, for a recording without any time */
    List<JsonNode> of(Recording recording, Instant base) {
        Timeline timeline = Timeline.of(recording, base);
        List<JsonNode> events = new ArrayList<>();
        events.add(event(recording, "conversation.started", 0, timeline.times().get(0)));
        for (int i = 0; i < recording.turns().size(); i++) {
            Turn turn = recording.turns().get(i);
            Instant at = timeline.times().get(i);
            String type = turn.fromUser() ? "message.user" : "message.agent";
            events.add(event(recording, type, i, at).put("text", turn.text()));
            if (turn.rating().isPresent() || turn.thumbsUp() != null) {
                events.add(feedback(recording, turn, i, at).put("messageId", id(recording, type, i)));
            }
        }
        Instant end = timeline.end();
        int last = recording.turns().size();
        recording
                .rating()
                .ifPresent(rating -> events.add(event(recording, "feedback.given", last, end.plus(TO_RATE))
                        .put("rating", rating)));
        events.add(
                event(recording, "conversation.ended", last, end.plus(TO_RATE)).put("reason", "completed"));
        return events;
    }

    private ObjectNode feedback(Recording recording, Turn turn, int number, Instant at) {
        ObjectNode feedback = event(recording, "feedback.given", number, at);
        turn.rating().ifPresent(rating -> feedback.put("rating", rating));
        if (turn.thumbsUp() != null) {
            feedback.put("thumbs", turn.thumbsUp() ? "up" : "down");
        }
        return feedback;
    }

    private ObjectNode event(Recording recording, String type, int number, Instant at) {
        ObjectNode event = JSON.createObjectNode()
                .put("eventId", id(recording, type, number))
                .put("type", type)
                .put("agentId", agentId)
                .put("conversationId", recording.id())
                .put("occurredAt", at.toString());
        if (recording.userId() != null) {
            event.put("userId", recording.userId());
        }
        return event;
    }

    private String id(Recording recording, String type, int number) {
        String name = agentId + '\n' + recording.id() + '\n' + type + '\n' + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
