package dev.vigia.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedEventsTest {
    private final Recording recording = RecordedLineTest.good("""
            {"id":"c","rating":5,"turns":[{"role":"user","text":"a"},{"role":"agent","text":"b","thumb":1},
            {"role":"user","text":"a"}]}
            """);

    @Test
    void sameRecordingGivesTheSameEvents() {
        List<JsonNode> first = new RecordedEvents("agent").of(recording, Instant.EPOCH);
        List<JsonNode> second = new RecordedEvents("agent").of(recording, Instant.EPOCH);
        assertThat(first).isEqualTo(second);
        assertThat(first).extracting(event -> event.path("eventId").asText()).doesNotHaveDuplicates();
    }

    @Test
    void thumbNamesTheRatedAnswer() {
        List<JsonNode> events = new RecordedEvents("agent").of(recording, Instant.EPOCH);
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        "conversation.started",
                        "message.user",
                        "message.agent",
                        "feedback.given",
                        "message.user",
                        "feedback.given",
                        "conversation.ended");
        assertThat(events.get(3).path("messageId")).isEqualTo(events.get(2).path("eventId"));
        assertThat(events.get(3).path("thumbs").asText()).isEqualTo("up");
        assertThat(events.get(5).path("rating").asInt()).isEqualTo(5);
    }

    @Test
    void anotherAgentGivesOtherIds() {
        assertThat(new RecordedEvents("one").of(recording, Instant.EPOCH).get(0).path("eventId"))
                .isNotEqualTo(new RecordedEvents("two")
                        .of(recording, Instant.EPOCH)
                        .get(0)
                        .path("eventId"));
    }
}
