package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IngestITCase {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestBridge bridge;
    private static RecordedEvents recorded;

    @BeforeAll
    static void start() {
        bridge = new TestBridge(Map.of("VIGIA_INGEST_BODY_LIMIT", "65536"));
        recorded = new RecordedEvents(SharedBroker.bootstrap());
    }

    @AfterAll
    static void stop() {
        recorded.close();
        bridge.close();
    }

    private static String event(String conversation, String rest) {
        return """
                {"type":"message.user","agentId":"sdk","conversationId":"%s","userId":"ana"%s}""".formatted(conversation, rest);
    }

    private static HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(bridge.http(path)))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode ingest(String body) throws IOException, InterruptedException {
        var answer = send("POST", "/ingest/v1/events", TestBridge.INGEST_TOKEN, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    @Test
    void eachEventOfAnArrayIsJudgedForItself() throws Exception {
        var answer = ingest("[" + event("array", ",\"eventId\":\"e1\",\"text\":\"uno\"") + ","
                + event("array", ",\"eventId\":\"e2\",\"text\":2") + ",{\"a\":1,\"a\":2},17,"
                + event("array", ",\"text\":\"dos\"") + "]");

        assertThat(answer.path("accepted").intValue()).isEqualTo(2);
        assertThat(answer.path("rejected").intValue()).isEqualTo(3);
        assertThat(answer.path("results").findValuesAsText("status"))
                .containsExactly("accepted", "rejected", "rejected", "rejected", "accepted");
        assertThat(answer.at("/results/1/eventId").textValue()).isEqualTo("e2");
        assertThat(answer.at("/results/1/reason").textValue()).contains("text must be a string");

        var events = recorded.of("array", list -> list.size() == 2);
        assertThat(events.stream().map(event -> ((UserMessage) event).text())).containsExactly("uno", "dos");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.envelope().userId()).startsWith("u-"));
        assertThat(recorded.rejectedOf("array", list -> !list.isEmpty()))
                .singleElement()
                .satisfies(letter -> assertThat(new String(letter.raw())).contains("\"e2\""));
    }

    @Test
    void oneKeysEventsAreNumberedWithoutGapsOverRequests() throws Exception {
        for (int i = 0; i < 5; i++) {
            ingest(event("gapless", ",\"text\":\"a\"") + "\n{malformed\n" + event("gapless", ",\"text\":\"b\"") + "\n");
        }
        var events = recorded.of("gapless", list -> list.size() == 10);
        var first = events.get(0).envelope().sequence();

        assertThat(events.stream().map(event -> event.envelope().source()).distinct())
                .hasSize(1);
        assertThat(events.stream().map(event -> event.envelope().sequence()))
                .containsExactlyElementsOf(
                        LongStream.range(first, first + 10).boxed().toList());
    }

    @Test
    void recordedTimesAreKept() throws Exception {
        ingest(event("times", ",\"text\":\"a\",\"occurredAt\":\"2016-07-18T14:10:38+02:00\""));

        assertThat(recorded.of("times", list -> list.size() == 1)
                        .get(0)
                        .envelope()
                        .occurredAt())
                .hasToString("2016-07-18T12:10:38Z");
    }

    @Test
    void withoutTheRightTokenNothingIsTaken() throws Exception {
        var unknown = send("POST", "/ingest/v1/events", "wrong", "{}");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(send("GET", "/admin/v1/agents/bot", TestBridge.INGEST_TOKEN, "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBodyOverTheLimitIsRefusedAsAWhole() throws Exception {
        var answer = send("POST", "/ingest/v1/events", TestBridge.INGEST_TOKEN, "[" + " ".repeat(70_000) + "]");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("65536");
    }

    @Test
    void agentsCanBeRegisteredAndForgotten() throws Exception {
        var path = "/admin/v1/agents/new-one";
        var token = TestBridge.ADMIN_TOKEN;
        assertThat(send("GET", path, token, "").statusCode()).isEqualTo(404);
        assertThat(send("PUT", path, token, "{\"upstream\":\"http://x\"}").statusCode())
                .isEqualTo(400);
        assertThat(send("PUT", path, token, "not json").statusCode()).isEqualTo(400);
        assertThat(send("PUT", path, token, "{\"upstream\":\"ws://127.0.0.1:9\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(MAPPER.readTree(send("GET", path, token, "").body())
                        .path("upstream")
                        .textValue())
                .isEqualTo("ws://127.0.0.1:9");
        assertThat(send("DELETE", path, token, "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", path, token, "").statusCode()).isEqualTo(404);
    }

    @Test
    void healthAndMetricsNeedNoToken() throws Exception {
        ingest(event("metrics", ",\"text\":\"a\""));

        assertThat(send("GET", "/health/live", "", "").statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(send("GET", "/health/ready", "", "").body())
                        .at("/checks/kafka/status")
                        .textValue())
                .isEqualTo("up");
        assertThat(send("GET", "/metrics", "", "").body())
                .contains(
                        "vigia_bridge_events_total{outcome=\"recorded\",type=\"message.user\",way=\"ingest-http\"}",
                        "vigia_bridge_journal_depth",
                        "vigia_bridge_added_latency_seconds_bucket");
        assertThat(send("GET", "/nothing", "", "").statusCode()).isEqualTo(404);
        assertThat(List.of(send("POST", "/metrics", "", "").statusCode())).containsExactly(405);
    }
}
