package dev.vigia.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a body holds, under any content type each of its pieces becomes an event that contract 1 reads back, or a
 * dead letter that can be written. Ten minutes with Jazzer:
 * {@code JAZZER_FUZZ=1 mvn -pl ingest-bridge -am -Dtest=EnvelopeFuzzTest -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
@Timeout(900)
class EnvelopeFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final List<String> TYPES =
            List.of("application/json", "application/x-ndjson", "application/cloudevents-batch+json");

    static Stream<byte[]> corpus() {
        return Stream.of(
                        "[{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/s\",\"type\":\"message.user\",\"data\":{\"text\":\"hola\"}}]",
                        "{\"type\":\"message.agent\",\"agentId\":\"a\",\"conversationId\":\"c\",\"text\":\"ñ\",\"inputTokens\":3}\n{\"type\":\"x\"}",
                        "{\"type\":\"feedback.given\",\"agentId\":\"a\",\"conversationId\":\"c\",\"rating\":5,\"occurredAt\":\"2026-01-01T00:00:00Z\"}",
                        "{\"type\":\"message.user\",\"agentId\":\"a\",\"conversationId\":\"c\",\"text\":\"\\ud800\\u0000\"}",
                        "[{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"e30=\"}",
                        "{\"type\":\"agent.health\",\"agentId\":\"a\",\"up\":true,\"cpu\":1e400}",
                        "\ufeff{}",
                        "[".repeat(2_000))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theCorpusIsJudged(byte[] body) {
        check(body);
    }

    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void anyBodyIsJudged(byte[] body) {
        check(body);
    }

    private static void check(byte[] body) {
        for (var type : TYPES) {
            for (var draft : Drafts.of(body, type)) {
                var judged = Judged.of(draft, "ingest-http", NOW, UnaryOperator.identity());
                var event = judged.event();
                if (event == null) {
                    assertThat(EventJson.encode(judged.rejected())).isNotEmpty();
                } else {
                    assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(new Decoded.Accepted(event));
                }
            }
        }
    }
}
