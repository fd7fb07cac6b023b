package dev.vigia.bridge;

import static java.net.http.HttpResponse.BodyHandlers.discarding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vigia.bridge.testbroker.TestBroker;
import dev.vigia.bridge.testkit.BridgeProcess;
import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.EchoAgent;
import dev.vigia.bridge.testkit.FaultProxy;
import dev.vigia.bridge.testkit.LedgerRows;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.ChatEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, and disks whose fsync fails. Nothing that is acknowledged may be missing in the end. */
@Timeout(120)
class DiskFaultsITCase {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private static boolean works(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private Map<String, String> settings(Path data, String upstream, int kafkaPort) {
        var settings = TestBridge.settings(data.toString(), "127.0.0.1:" + kafkaPort);
        settings.put("VIGIA_BRIDGE_PORT", Integer.toString(TestBroker.freePort()));
        settings.put("VIGIA_AGENTS", "bot=" + upstream);
        return settings;
    }

    private static int ingest(Map<String, String> settings, String conversation, String id, int size)
            throws IOException, InterruptedException {
        return HTTP.send(request(settings, conversation, id, size), discarding())
                .statusCode();
    }

    private static HttpRequest request(Map<String, String> settings, String conversation, String id, int size) {
        var body = "{\"eventId\":\"" + id + "\",\"type\":\"message.user\",\"agentId\":\"a\",\"conversationId\":\""
                + conversation + "\",\"text\":\"" + "x".repeat(size) + "\"}";
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + settings.get("VIGIA_BRIDGE_PORT") + "/ingest/v1/events"))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    @Test
    void aFullDiskRefusesIngestLetsTrafficPassAndRecovers() throws Exception {
        assumeTrue(
                works("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"),
                "this needs the right to mount a tmpfs in a namespace of its own");
        var data = Files.createDirectory(directory.resolve("data"));
        var kafka = URI.create("kafka://" + SharedBroker.bootstrap());
        try (var line = new FaultProxy(kafka.getHost(), kafka.getPort());
                var agent = new EchoAgent();
                var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            line.partition();
            var settings = settings(data, agent.address(), line.port());
            var small = List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=3m none \"$0\" && exec \"$@\"",
                    data.toString());
            try (var bridge = new BridgeProcess(small, settings, directory.resolve("bridge.log"));
                    var client = new ChatClient("ws://127.0.0.1:" + settings.get("VIGIA_BRIDGE_PORT") + "/tap/bot/")) {
                var acknowledged = new ArrayList<String>();
                int status = 200;
                for (int i = 0; status == 200 && i < 100; i++) {
                    status = ingest(settings, "full-disk", "full-" + i, 100_000);
                    if (status == 200) {
                        acknowledged.add("full-" + i);
                    }
                }
                assertThat(status).isEqualTo(503);
                assertThat(acknowledged).hasSizeBetween(10, 40);
                client.say("traffic goes on");
                client.received(1);

                line.heal();
                var events = recorded.of("full-disk", list -> list.size() >= acknowledged.size());
                assertThat(events.stream().map(event -> event.envelope().eventId()))
                        .containsExactlyElementsOf(acknowledged);
                LedgerRows.assertBalance(
                        SharedBroker.bootstrap(), events.get(0).envelope().source(), acknowledged.size());
                assertThat(bridge).isNotNull();
            }
        }
    }

    /** Whether the disk takes them again or not: Kafka has them, and so they are acknowledged. */
    @Test
    void afterAFailedFsyncNothingIsAcknowledgedUntilKafkaHasIt() throws Exception {
        assumeTrue(
                works("strace", "-f", "-e", "inject=fdatasync:error=EIO:when=5+", "true"),
                "this needs strace (Debian: apt-get install strace) and the right to trace");
        var data = directory.resolve("data");
        var kafka = URI.create("kafka://" + SharedBroker.bootstrap());
        try (var line = new FaultProxy(kafka.getHost(), kafka.getPort());
                var recorded = new RecordedEvents(SharedBroker.bootstrap())) {
            line.partition();
            var settings = settings(data, "ws://127.0.0.1:1", line.port());
            var failing = List.of(
                    "strace",
                    "-f",
                    "-qq",
                    "-o",
                    directory.resolve("strace.log").toString(),
                    "-e",
                    "trace=fdatasync,fsync",
                    "-e",
                    "inject=fdatasync:error=EIO:when=4+");
            var acknowledged = new ArrayList<String>();
            try (var bridge = new BridgeProcess(failing, settings, directory.resolve("bridge.log"))) {
                for (int i = 0; i < 4 && ingest(settings, "fsync", "fsync-" + i, 10) == 200; i++) {
                    acknowledged.add("fsync-" + i);
                }
                assertThat(acknowledged).as("before the disk began to fail").hasSizeLessThanOrEqualTo(3);
                var refused = IntStream.range(0, 8)
                        .mapToObj(i -> HTTP.sendAsync(request(settings, "fsync", "late-" + i, 10), discarding()))
                        .toList();
                assertThat(refused)
                        .allSatisfy(
                                answer -> assertThat(answer.join().statusCode()).isEqualTo(503));

                line.heal();
                // The producer's back-off after the partition, in a process that strace slows down.
                // Each try is an event of its own: one that is refused is captured all the same.
                var tries = new AtomicInteger();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> ingest(settings, "fsync", "fsync-later-" + tries.incrementAndGet(), 10) == 200);
                acknowledged.add("fsync-later-" + tries.get());
                for (int i = 0; i < 5; i++) {
                    assertThat(ingest(settings, "fsync", "fsync-again-" + i, 10))
                            .isEqualTo(200);
                    acknowledged.add("fsync-again-" + i);
                }
                // What was answered 503 was in the journal too, and is in Kafka before the last that was acknowledged.
                var ids = Set.copyOf(acknowledged);
                var events = recorded.of("fsync", list -> ids(list).containsAll(ids));
                LedgerRows.assertBalance(
                        SharedBroker.bootstrap(), events.get(0).envelope().source(), events.size());
                assertThat(bridge).isNotNull();
            }
        }
    }

    private static Set<String> ids(List<ChatEvent> events) {
        return events.stream().map(event -> event.envelope().eventId()).collect(Collectors.toSet());
    }
}
