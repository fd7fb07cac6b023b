package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.support.ConversationSeed;
import dev.vigia.api.support.Gate;
import dev.vigia.settings.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OutageITCase {
    private static final Clock CLOCK = Clock.fixed(Stack.NOW, ZoneOffset.UTC);

    @Test
    void withoutPostgresReadsAre503UntilItIsBack() throws Exception {
        try (var gate = new Gate("localhost", Stack.postgres().port());
                var api = new ApiUnderTest(Stack.postgres().addressThrough(gate.port()), "127.0.0.1:1", CLOCK)) {
            var viewer = api.as(Role.VIEWER);
            assertThat(viewer.get("/api/v1/chat/metrics/realtime").status()).isEqualTo(200);

            gate.shut();
            var answer = viewer.get("/api/v1/chat/metrics/realtime");
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:vigia:problem:unavailable");
            assertThat(viewer.get("/health/live").status()).isEqualTo(200);
            assertThat(viewer.get("/health/ready").json().path("errors").findValuesAsText("name"))
                    .containsExactly("postgres", "kafka");

            gate.open();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            viewer.get("/api/v1/chat/metrics/realtime").status())
                    .isEqualTo(200));
        }
    }

    @Test
    void withoutKafkaReadsGoOnAndWritesAre503() {
        new ConversationSeed(Stack.sql()).openConversation("outage-1", "outage", Instant.parse("2030-05-01T00:00:00Z"));
        try (var api = new ApiUnderTest(Stack.postgres().address(), "127.0.0.1:1", CLOCK)) {
            var answer = api.as(Role.INGEST)
                    .post("/api/v1/chat/satisfaction", "{\"conversationId\":\"outage-1\",\"rating\":5}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(api.as(Role.VIEWER).get("/api/v1/chat/agents").status()).isEqualTo(200);
        }
    }
}
