package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.settings.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WritesITCase {
    private final Client writer = Stack.as(Role.INGEST);

    @BeforeAll
    static void insert() {
        new ConversationSeed(Stack.sql()).openConversation("writes-1", "writer", Instant.parse("2030-07-01T00:00:00Z"));
    }

    @Test
    void aRatingBecomesAnEventOfItsConversation() {
        var answer = writer.post(
                "/api/v1/chat/satisfaction",
                "{\"conversationId\":\"writes-1\",\"rating\":4,\"comment\":\"¡Bien!\",\"agentId\":\"writer\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);

        var event = record(answer.json().path("eventId").asText());
        assertThat(event.key()).isEqualTo("writes-1");
        assertThat(EventJson.decode(event.value())).isInstanceOfSatisfying(Decoded.Accepted.class, accepted -> {
            var feedback = (FeedbackGiven) accepted.event();
            assertThat(feedback.rating()).isEqualTo(4);
            assertThat(feedback.thumbs()).isNull();
            assertThat(feedback.comment()).isEqualTo("¡Bien!");
            assertThat(feedback.envelope().agentId()).isEqualTo("writer");
            assertThat(feedback.envelope().userId()).isEqualTo("user-of-writes-1");
            assertThat(feedback.envelope().channel()).isEqualTo("web");
            assertThat(feedback.envelope().occurredAt()).isEqualTo(Stack.NOW);
        });
    }

    @Test
    void anEndBecomesAnEvent() {
        var plain = writer.post("/api/v1/chat/conversations/writes-1/complete", "");
        var given = writer.post("/api/v1/chat/conversations/writes-1/complete", "{\"reason\":\"closed_by_staff\"}");

        assertThat(reason(plain)).isEqualTo("completed");
        assertThat(reason(given)).isEqualTo("closed_by_staff");
    }

    @Test
    void aRetryWithTheSameKeyIsTheSameEvent() {
        var body = "{\"conversationId\":\"writes-1\",\"thumbs\":\"up\"}";
        var first = writer.post("/api/v1/chat/satisfaction", body, "Idempotency-Key", "k-1");
        var again = writer.post("/api/v1/chat/satisfaction", body, "Idempotency-Key", "k-1");
        var other = writer.post("/api/v1/chat/satisfaction", body, "Idempotency-Key", "k-2");
        var admin = Stack.as(Role.ADMIN).post("/api/v1/chat/satisfaction", body, "Idempotency-Key", "k-1");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(List.of(first.text(), other.text(), admin.text())).doesNotHaveDuplicates();
    }

    @Test
    void theSequenceOfTheSourceHasNoGap() {
        for (int i = 0; i < 5; i++) {
            writer.post("/api/v1/chat/annotations", "{\"agentId\":\"writer\",\"kind\":\"deploy\",\"text\":\"v2\"}");
        }
        var events = Stack.broker().events().stream().map(WritesITCase::json).toList();
        var source = events.get(0).path("source").asText();

        assertThat(source).startsWith("api-");
        assertThat(events).allMatch(event -> event.path("source").asText().equals(source));
        assertThat(events.stream()
                        .map(event -> event.path("sequence").asLong())
                        .sorted()
                        .toList())
                .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
    }

    @Test
    void anAnnotationOfAnAgentIsKeyedByTheAgent() {
        var answer = Stack.as(Role.ANALYST)
                .post("/api/v1/chat/annotations", "{\"agentId\":\"writer\",\"kind\":\"incident\",\"text\":\"503\"}");

        assertThat(record(answer.json().path("eventId").asText()).key()).isEqualTo("writer");
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsWritten() {
        int before = Stack.broker().events().size();

        var empty = writer.post("/api/v1/chat/satisfaction", "{\"rating\":6,\"thumbs\":\"sideways\",\"comment\":7}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.json().path("errors").findValuesAsText("name"))
                .containsExactlyInAnyOrder("conversationId", "rating", "thumbs", "comment");
        assertThat(writer.post("/api/v1/chat/satisfaction", "{\"conversationId\":\"writes-1\"}")
                        .status())
                .isEqualTo(400);
        assertThat(writer.post("/api/v1/chat/satisfaction", "{\"conversationId\":\"nobody\",\"rating\":5}")
                        .status())
                .isEqualTo(404);
        assertThat(writer.post(
                                "/api/v1/chat/satisfaction",
                                "{\"conversationId\":\"writes-1\",\"rating\":5,\"agentId\":\"another\"}")
                        .status())
                .isEqualTo(400);
        assertThat(writer.post("/api/v1/chat/conversations/nobody/complete", "").status())
                .isEqualTo(404);

        assertThat(Stack.broker().events()).hasSize(before);
    }

    private static String reason(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var decoded = (Decoded.Accepted)
                EventJson.decode(record(answer.json().path("eventId").asText()).value());
        return ((ConversationEnded) decoded.event()).reason();
    }

    private static ConsumerRecord<String, byte[]> record(String eventId) {
        return Stack.broker().events().stream()
                .filter(event -> json(event).path("eventId").asText().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> event) {
        try {
            return new ObjectMapper().readTree(event.value());
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }
}
