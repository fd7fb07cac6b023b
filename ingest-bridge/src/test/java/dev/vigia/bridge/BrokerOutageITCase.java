package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.Effort;
import dev.vigia.bridge.testkit.LedgerRows;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.UserMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker that is killed and comes back. A longer outage: {@code -Dvigia.fault.messages=1000000}. */
@Timeout(120)
class BrokerOutageITCase {
    private static final int DURING = Integer.getInteger("vigia.fault.messages", Effort.of(1_000, 2_500));

    @TempDir
    Path directory;

    @Test
    void whileKafkaIsAwayTrafficGoesOnAndNothingIsLostOrOutOfOrder() throws Exception {
        try (var broker = new TestBroker(directory);
                var agent = new EchoAgent()) {
            broker.createTopics(4, "chat.events", "chat.rejected");
            try (var bridge = new TestBridge(
                    Map.of("VIGIA_AGENTS", "bot=" + agent.address(), "VIGIA_KAFKA_BOOTSTRAP", broker.bootstrap()))) {
                var client = new ChatClient(bridge.tap("/?conversationId=outage"));
                say(client, 0, 200);
                broker.kill();
                say(client, 200, 200 + DURING);
                assertThat(ingestStatus(bridge)).isEqualTo(200);
                broker.start();
                say(client, 200 + DURING, 300 + DURING);
                client.close();

                try (var recorded = new RecordedEvents(broker.bootstrap())) {
                    var events =
                            recorded.of("outage", list -> list.stream().anyMatch(ConversationEnded.class::isInstance));
                    assertThat(userTexts(events)).containsExactlyElementsOf(agent.received());
                    assertThat(recorded.of("while-away", list -> !list.isEmpty()))
                            .hasSize(1);
                    LedgerRows.assertBalance(
                            broker.bootstrap(), events.get(0).envelope().source(), events.size());
                }
            }
        }
    }

    private static List<String> userTexts(List<ChatEvent> events) {
        return events.stream()
                .filter(UserMessage.class::isInstance)
                .map(event -> ((UserMessage) event).text())
                .toList();
    }

    private static int ingestStatus(TestBridge bridge) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bridge.http("/ingest/v1/events")))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .POST(BodyPublishers.ofString("""
                        {"type":"message.user","agentId":"x","conversationId":"while-away","text":"hola"}
                        """))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** Says them, and waits for the last one's echo. */
    private static void say(ChatClient client, int from, int to) {
        for (int i = from; i < to; i++) {
            client.say("m" + i);
        }
        client.received(to);
    }
}
