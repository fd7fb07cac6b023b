package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The promises that a user would check, on the whole running system. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemITCase {
    /** The promise for a machine that starts the whole stack in as long; a slower one is given what that took it. */
    private static final Duration HEALING = Duration.ofSeconds(30);
    /** How long to wait before giving up: longer than the promise, so that the real figure is printed. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration VISIBLE = Duration.ofSeconds(2);

    private static Vigia vigia;
    private static Life life;
    private static EchoAgent agent;
    private static Duration toStart;
    /** Looked at while the first tests run; null without a chromium. */
    private static @Nullable PageCheck page;

    @BeforeAll
    static void up() throws IOException {
        agent = new EchoAgent();
        vigia = new Vigia("system");
        life = new Life(vigia, PATIENCE);
        vigia.runAnyway("down");
        vigia.forget();
        toStart = start();
        causeTrouble();
        if (Files.isExecutable(PageCheck.CHROMIUM)) {
            page = new PageCheck(vigia, token("viewerToken"));
        }
    }

    /** Long before the page is looked at, so that the jobs have found it by then. */
    private static void causeTrouble() {
        var trouble = new Trouble(Instant.now());
        var answer = new Api(bridge(), token("ingestToken")).post("/ingest/v1/events", trouble.events());
        assertThat(answer.json().path("rejected").asInt()).as(answer.text()).isZero();
    }

    @AfterAll
    static void down() {
        if (page != null) {
            page.close();
        }
        vigia.run("down");
        agent.close();
    }

    @Test
    @Order(1)
    void theNumbersOfARecordedFileAreExact() throws IOException {
        var file = vigia.data().resolve("recording.jsonl");
        var day = Instant.parse("2026-03-01T00:00:00Z");
        new Recording(20260301).write(file, day, 60);
        var expected = Expected.of(file);

        vigia.run("replay", file.toString(), "--via", "ingest", "--agent", "recorded");
        vigia.run("replay", file.toString(), "--via", "ingest", "--agent", "recorded"); // again: counted once

        var path = "/api/v1/chat/metrics/historical?from=" + day + "&to=" + day.plus(Duration.ofDays(2))
                + "&step=day&agentId=recorded";
        await().atMost(HEALING)
                .untilAsserted(
                        () -> assertThat(total(path).path("messages").asInt()).isEqualTo(expected.messages));
        await().atMost(HEALING).untilAsserted(() -> agrees(total(path), expected));
        assertThat(sum(api().get(path).path("buckets"), "messages")).isEqualTo(expected.messages);
    }

    @Test
    @Order(2)
    void malformedInputIsFoundWithItsReasonAndHarmsNoNeighbour() {
        var ingest = new Api(bridge(), token("ingestToken"));
        var answer = ingest.post("/ingest/v1/events", """
                [{"type":"message.user","agentId":"bad","conversationId":"b1","text":"antes"},
                 {"type":"message.user","agentId":"bad","conversationId":"b1"},
                 {"type":"message.user","agentId":"bad","conversationId":"b1","text":"después"}]""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().path("results").path(1).path("reason").asText())
                .contains("text is missing");
        await().atMost(HEALING).untilAsserted(() -> assertThat(life.texts("b1")).containsExactly("antes", "después"));
        try (var rejected = new RejectedTopic(vigia.stack().path("kafka").asText())) {
            await().atMost(HEALING).until(() -> rejected.hasReason("text is missing"));
        }
        assertThat(ingest.tryGet("/metrics").text()).containsPattern("rejected.*invalid_field.* 1\\.0");
    }

    @Test
    @Order(3)
    void thePageShowsTheNumbersAnAlertAndATrendInABrowser() throws InterruptedException {
        assumeThat(page).as("a chromium to look at the page with").isNotNull();
        assertThat(page.passes()).as(page.said()).isTrue();
    }

    @Test
    @Order(4)
    void aFrameIsInTheNumbersWithinTwoSeconds() throws InterruptedException {
        var random = new Random(5);
        var delays = new ArrayList<Long>();
        try (var client = new ChatClient(bridge(), "eco", "fresh")) {
            for (int i = 0; i < 30; i++) {
                int before = realtimeMessages();
                long sent = System.nanoTime();
                assertThat(client.send("hola " + i)).isTrue();
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> realtimeMessages() >= before + 2);
                delays.add(Duration.ofNanos(System.nanoTime() - sent).toMillis());
                client.receive(Duration.ofMillis(random.nextInt(i % 10 == 0 ? 4_000 : 300)));
            }
        }
        Collections.sort(delays);
        System.out.printf(
                "Frame at the tap to number in the API: p50 %d ms, worst of %d: %d ms%n",
                delays.get(delays.size() / 2), delays.size(), delays.get(delays.size() - 1));
        assertThat(delays.get(delays.size() - 1)).isLessThan(VISIBLE.toMillis());
    }

    @Test
    @Order(5)
    void killingAnyProcessLosesNothingAndCountsNothingTwice() throws Exception {
        try (var traffic = new Traffic(bridge(), "eco")) {
            life.awaitFlow("before");
            var limit = toStart.compareTo(HEALING) > 0 ? toStart : HEALING;
            for (var part : List.of("taskmanager", "jobmanager", "broker", "postgres", "bridge", "supervisor", "api")) {
                long pid = vigia.pid(part);
                assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                        .isTrue();
                var killed = System.nanoTime();
                life.awaitRestart(part, pid);
                life.awaitFlow(part);
                var healed = Duration.ofNanos(System.nanoTime() - killed);
                System.out.printf("%s killed: healed after %d ms%n", part, healed.toMillis());
                assertThat(healed).as("%s killed", part).isLessThan(limit);
            }
            traffic.close();
            stored().awaitAll(traffic, PATIENCE);
        }
    }

    @Test
    @Order(6)
    void aSecondUpContinuesWhereTheFirstStopped() throws SQLException {
        var before = stored().messages();
        vigia.run("down");
        start();

        life.awaitFlow("second-up");
        await().atMost(HEALING).untilAsserted(() -> {
            var messages = stored().messages();
            assertThat(messages).containsAll(before).doesNotHaveDuplicates();
            assertThat(stored().countedMessages()).isEqualTo(messages.size());
        });
    }

    /** Starts the stack and tells how long it took until everything was ready. */
    private static Duration start() {
        var output = vigia.run("up", "--detach", "--auto-ports", "--agent", "eco=" + agent.address());
        System.out.println(output);
        var ready = Pattern.compile("ready in ([0-9.]+) s").matcher(output);
        assertThat(ready.find()).isTrue();
        return Duration.ofMillis((long) (Double.parseDouble(ready.group(1)) * 1000));
    }

    private static void agrees(JsonNode total, Expected expected) {
        assertThat(total.path("conversations").asInt()).isEqualTo(expected.conversations);
        assertThat(total.path("messages").asInt()).isEqualTo(expected.messages);
        assertThat(total.path("userMessages").asInt()).isEqualTo(expected.userMessages);
        assertThat(total.path("turns").asInt()).isEqualTo(expected.turns);
        assertThat(total.path("successRate").asDouble())
                .isCloseTo((double) expected.answeredTurns / expected.turns, within(1e-9));
        assertThat(total.path("outcomes").path("resolved").asInt()).isEqualTo(expected.resolved);
        assertThat(total.path("outcomes").path("abandoned").asInt()).isEqualTo(expected.abandoned);
        assertThat(total.path("csat").path("ratings").asInt()).isEqualTo(expected.ratings);
        assertThat(total.path("csat").path("score").asDouble())
                .isCloseTo((double) expected.positiveRatings / expected.ratings, within(1e-9));
        for (var quantile : List.of(50, 95, 99)) {
            isWithinOnePercent(total.path("responseMs"), quantile, expected.responseMs);
            isWithinOnePercent(total.path("firstResponseMs"), quantile, expected.firstResponseMs);
        }
    }

    private static void isWithinOnePercent(JsonNode percentiles, int quantile, List<Long> sorted) {
        double exact = Expected.quantile(sorted, quantile / 100.0);
        assertThat(percentiles.path("p" + quantile).asDouble()).isCloseTo(exact, within(exact * 0.01 + 0.5));
    }

    private static Stored stored() {
        return new Stored(vigia.stack().path("postgres").asText(), "eco");
    }

    private static int realtimeMessages() {
        return api().get("/api/v1/chat/metrics/realtime")
                .path("last60m")
                .path("messages")
                .asInt();
    }

    private static JsonNode total(String path) {
        return api().get(path).path("total");
    }

    private static int sum(JsonNode buckets, String field) {
        int sum = 0;
        for (var bucket : buckets) {
            sum += bucket.path(field).asInt();
        }
        return sum;
    }

    private static Api api() {
        return new Api(vigia.stack().path("api").asText(), token("viewerToken"));
    }

    private static String bridge() {
        return vigia.stack().path("bridge").asText();
    }

    private static String token(String name) {
        return vigia.stack().path(name).asText();
    }
}
