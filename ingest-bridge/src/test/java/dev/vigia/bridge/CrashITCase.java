package dev.vigia.bridge;

import static dev.vigia.bridge.testkit.LedgerRows.assertBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.BridgeProcess;
import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.Effort;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.UserMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die in the middle. What the bridge has relayed or acknowledged must be in Kafka in the end. Longer bursts: {@code -Dvigia.fault.messages=100000}. */
@Timeout(120)
class CrashITCase {
    private static final int RELAYED = Integer.getInteger("vigia.fault.messages", Effort.of(500, 2_000));
    private static final int ACKNOWLEDGED = Integer.getInteger("vigia.fault.messages", Effort.of(50, 200));

    private static final String AFTERWARDS = "afterwards";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private Map<String, String> settings(String bootstrap, String upstream) {
        var settings = TestBridge.settings(directory.resolve("data").toString(), bootstrap);
        settings.put("VIGIA_BRIDGE_PORT", Integer.toString(TestBroker.freePort()));
        settings.put("VIGIA_AGENTS", "bot=" + upstream);
        return settings;
    }

    private static String tap(Map<String, String> settings, String conversation) {
        return "ws://127.0.0.1:" + settings.get("VIGIA_BRIDGE_PORT") + "/tap/bot/?conversationId=" + conversation;
    }

    private static List<String> userTexts(List<ChatEvent> events) {
        return events.stream()
                .filter(UserMessage.class::isInstance)
                .map(event -> ((UserMessage) event).text())
                .toList();
    }

    /** Those of the connection or sender as it was before the kill; a restart numbers under a new name. */
    private static List<ChatEvent> ofFirstSource(List<ChatEvent> events) {
        var first = events.get(0).envelope().source();
        return events.stream()
                .filter(event -> event.envelope().source().equals(first))
                .toList();
    }

    @Test
    void whatAKilledBridgeRelayedIsInKafkaAfterItsRestart() {
        try (var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            var settings = settings(SharedBroker.bootstrap(), agent.address());
            var bridge = new BridgeProcess(settings, directory.resolve("bridge.log"));
            var client = new ChatClient(tap(settings, "killed"));
            var burst = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 10_000_000; i++) {
                    client.say("m" + i);
                }
            });
            await().atMost(PATIENCE).until(() -> agent.received().size() > RELAYED);
            bridge.kill();
            assertThat(burst.handle((done, broken) -> broken).join()).isInstanceOf(CompletionException.class);
            var relayed = List.copyOf(agent.received());

            try (var restarted = new BridgeProcess(settings, directory.resolve("bridge.log"))) {
                // What comes next in the same conversation comes behind all that the journal held of it.
                try (var next = new ChatClient(tap(settings, "killed"))) {
                    next.say(AFTERWARDS);
                }
                var events = recorded.of("killed", list -> userTexts(list).contains(AFTERWARDS));
                assertThat(userTexts(events)).startsWith(relayed.toArray(String[]::new));
                var ofFirst = ofFirstSource(events);
                assertThat(ofFirst.stream().map(event -> event.envelope().sequence()))
                        .as("the source's numbers have no gap")
                        .containsExactlyElementsOf(
                                LongStream.range(0, ofFirst.size()).boxed().toList());
                assertBalance(
                        SharedBroker.bootstrap(), ofFirst.get(0).envelope().source(), ofFirst.size());
                restarted.kill();
            }
        }
    }

    @Test
    void whatAKilledBridgeAcknowledgedIsInKafkaAfterItsRestart() throws Exception {
        try (var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            var settings = settings(SharedBroker.bootstrap(), "ws://127.0.0.1:1");
            var bridge = new BridgeProcess(settings, directory.resolve("bridge.log"));
            var acknowledged = new CopyOnWriteArrayList<String>();
            var http = HttpClient.newHttpClient();
            var sender = CompletableFuture.runAsync(() -> {
                for (int i = 0; ; i++) {
                    var id = "acknowledged-" + i;
                    var answer = http.sendAsync(ingest(settings, id), BodyHandlers.ofString())
                            .join();
                    assertThat(answer.statusCode()).isEqualTo(200);
                    acknowledged.add(id);
                }
            });
            await().atMost(PATIENCE).until(() -> acknowledged.size() > ACKNOWLEDGED);
            bridge.kill();
            assertThat(sender.handle((done, broken) -> broken).join()).isInstanceOf(CompletionException.class);

            try (var restarted = new BridgeProcess(settings, directory.resolve("bridge.log"))) {
                http.send(ingest(settings, AFTERWARDS), BodyHandlers.ofString());
                var events = recorded.of("ingested", list -> list.stream()
                        .anyMatch(event -> event.envelope().eventId().equals(AFTERWARDS)));
                assertThat(events.stream().map(event -> event.envelope().eventId()))
                        .containsAll(acknowledged);
                var ofFirst = ofFirstSource(events);
                assertBalance(
                        SharedBroker.bootstrap(), ofFirst.get(0).envelope().source(), ofFirst.size());
                assertThat(restarted.stop()).isEqualTo(143);
            }
        }
    }

    private static HttpRequest ingest(Map<String, String> settings, String eventId) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.get("VIGIA_BRIDGE_PORT") + "/ingest/v1/events"))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .POST(BodyPublishers.ofString("""
                                {"eventId":"%s","type":"message.user","agentId":"x","conversationId":"ingested","text":"hola"}
                                """.formatted(eventId)))
                .build();
    }

    @Test
    void aTakenPortIsOneLineThatNamesThePortAndTheSetting() throws Exception {
        try (var bridge = new TestBridge("ws://127.0.0.1:1")) {
            var settings = settings(SharedBroker.bootstrap(), "ws://127.0.0.1:1");
            settings.put("VIGIA_BRIDGE_PORT", Integer.toString(bridge.port()));
            var log = directory.resolve("refused.log");
            var process = BridgeProcess.launch(settings, log);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(Files.readAllLines(log))
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).contains(Integer.toString(bridge.port()), "VIGIA_BRIDGE_PORT")));
        }
    }
}
