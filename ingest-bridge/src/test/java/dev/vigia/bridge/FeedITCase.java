package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.bridge.testkit.NodeProgram;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A monitoring WebSocket that breaks off again and again, and goes on where it is asked to. */
@Timeout(60)
class FeedITCase {
    @Test
    void aFeedThatBreaksOffIsResumedAndNothingIsMissing() {
        try (var agent = new NodeProgram("feed-agent.mjs", "40", "9");
                var recorded = new RecordedEvents(SharedBroker.bootstrap());
                var bridge = new TestBridge(Map.of("VIGIA_FEEDS", "fed=ws://127.0.0.1:" + agent.port() + "/monitor"))) {
            var events = recorded.of("feed", list -> list.size() == 40);

            assertThat(events.stream().map(event -> event.envelope().eventId()))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 40).mapToObj(i -> "f" + i).toList());
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.envelope().agentId()).isEqualTo("fed"));
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(agent.lines())
                    .contains("connected /monitor after null", "connected /monitor?after=f8 after f8"));
        }
    }
}
