package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.testkit.ChatClient;
import dev.vigia.bridge.testkit.RawAgent;
import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.UserMessage;
import dev.vigia.settings.ApiKeys;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in but OTLP, with clients that nobody here wrote. */
@Timeout(60)
class DirectIngestITCase {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestBridge bridge;
    private static RecordedEvents recorded;

    @BeforeAll
    static void start() {
        bridge = new TestBridge(
                Map.of("VIGIA_INGEST_BODY_LIMIT", "65536", "VIGIA_INGEST_QUOTAS", "slow=5", "VIGIA_API_KEYS", keys()));
        recorded = new RecordedEvents(SharedBroker.bootstrap());
    }

    private static String keys() {
        return TestBridge.settings("", "").get("VIGIA_API_KEYS") + ",slow:ingest:" + ApiKeys.hash("slow-token");
    }

    @AfterAll
    static void stop() {
        recorded.close();
        bridge.close();
    }

    private static HttpResponse<String> post(String token, byte[] body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(bridge.http("/ingest/v1/events")))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String event(String conversation, String id) {
        return """
                {"eventId":"%s","type":"message.user","agentId":"sdk","conversationId":"%s","text":"%s"}""".formatted(id, conversation, id);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static ChatClient stream() {
        return new ChatClient(
                bridge.http("/ingest/v1/stream").replace("http:", "ws:"),
                Map.of("Authorization", "Bearer " + TestBridge.INGEST_TOKEN));
    }

    @Test
    void theOfficialCloudEventsLibraryIsUnderstood() throws Exception {
        var time = OffsetDateTime.parse("2026-02-03T04:05:06.789Z");
        var event = CloudEventBuilder.v1()
                .withId("from-sdk")
                .withSource(URI.create("/agents/shop"))
                .withType("dev.vigia.message.user")
                .withSubject("cloud")
                .withTime(time)
                .withExtension("userid", "ana")
                .withData("application/json", "{\"text\":\"hola\"}".getBytes(StandardCharsets.UTF_8))
                .build();
        var answer = post(
                TestBridge.INGEST_TOKEN,
                new JsonFormat().serialize(event),
                "Content-Type",
                "application/cloudevents+json");

        assertThat(MAPPER.readTree(answer.body()).at("/results/0/id").textValue())
                .isEqualTo("from-sdk");
        var message =
                (UserMessage) recorded.of("cloud", list -> list.size() == 1).get(0);
        assertThat(message.text()).isEqualTo("hola");
        assertThat(message.envelope().agentId()).isEqualTo("shop");
        assertThat(message.envelope().occurredAt()).isEqualTo(time.toInstant());
        assertThat(message.envelope().userId()).startsWith("u-");
    }

    @Test
    void aZippedBodyIsTakenAndABombIsNot() throws Exception {
        var answer = post(TestBridge.INGEST_TOKEN, gzip(event("zipped", "z1").getBytes()), "Content-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(recorded.of("zipped", list -> !list.isEmpty())).hasSize(1);

        var bomb = gzip(new byte[20 << 20]);
        assertThat(bomb.length).isLessThan(65_536);
        assertThat(post(TestBridge.INGEST_TOKEN, bomb, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(post(TestBridge.INGEST_TOKEN, "no".getBytes(), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(TestBridge.INGEST_TOKEN, "no".getBytes(), "Content-Encoding", "br")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void anEventSentTwiceIsAcceptedTwiceAndRecordedOnce() throws Exception {
        var twice = "[" + event("twice", "t1") + "," + event("twice", "t1") + "]";
        var first =
                MAPPER.readTree(post(TestBridge.INGEST_TOKEN, twice.getBytes()).body());
        var again = MAPPER.readTree(
                post(TestBridge.INGEST_TOKEN, event("twice", "t1").getBytes()).body());
        post(TestBridge.INGEST_TOKEN, event("twice", "t2").getBytes());

        assertThat(first.path("accepted").intValue()).isEqualTo(2);
        assertThat(first.at("/results/0").has("duplicate")).isFalse();
        assertThat(first.at("/results/1/duplicate").booleanValue()).isTrue();
        assertThat(again.at("/results/0/duplicate").booleanValue()).isTrue();
        var events = recorded.of("twice", list -> list.size() == 2);
        assertThat(events.get(1).envelope().sequence())
                .isEqualTo(events.get(0).envelope().sequence() + 1);
        assertThat(recorded.deliveries("t1")).isEqualTo(1);
    }

    @Test
    void whoIsOverTheQuotaIsToldWhenToComeBack() throws Exception {
        var body = "[" + String.join(",", Collections.nCopies(30, event("quota", "q"))) + "]";
        assertThat(post("slow-token", body.getBytes()).statusCode()).isEqualTo(200);

        var refused = post("slow-token", body.getBytes());

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 5);
        assertThat(post(TestBridge.INGEST_TOKEN, body.getBytes()).statusCode()).isEqualTo(200);
    }

    @Test
    void manyBodiesAtOnceAreHeldBackAndMemoryComesBack() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            var answered = false;
            for (int i = 0; i < 40 && !answered; i++) {
                var socket = new Socket("127.0.0.1", bridge.port());
                open.add(socket);
                socket.getOutputStream()
                        .write(RawAgent.bytes(
                                "POST /ingest/v1/events HTTP/1.1\r\nHost: b\r\nContent-Length: 65000\r\n\r\n"
                                        + " ".repeat(60_000)));
                socket.setSoTimeout(i < 16 ? 1 : 2_000);
                answered = isAnswered429(socket);
            }
            assertThat(answered).isTrue();
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
        await().until(() ->
                post(TestBridge.INGEST_TOKEN, event("budget", "b1").getBytes()).statusCode() == 200);
    }

    private static boolean isAnswered429(Socket socket) throws IOException {
        try {
            return RawAgent.readHead(socket.getInputStream()).startsWith("HTTP/1.1 429 ");
        } catch (SocketTimeoutException stillReading) {
            return false;
        }
    }

    @Test
    void aStreamAcknowledgesEachMessageInOrderAndRefusesWithReasons() throws Exception {
        try (var client = stream()) {
            for (int i = 0; i < 500; i++) {
                client.say(event("stream", "s" + i));
            }
            client.say("[" + event("stream", "s0") + ",{\"eventId\":\"bad\",\"type\":\"message.user\"}]");
            client.say("no json");
            var receipts = new ArrayList<JsonNode>();
            for (var text : client.received(502)) {
                receipts.add(MAPPER.readTree(text));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(receipts.get(i).at("/results/0/eventId").textValue()).isEqualTo("s" + i);
                assertThat(receipts.get(i).path("accepted").intValue()).isEqualTo(1);
            }
            assertThat(receipts.get(500).at("/results/0/duplicate").booleanValue())
                    .isTrue();
            assertThat(receipts.get(500).at("/results/1/eventId").textValue()).isEqualTo("bad");
            assertThat(receipts.get(500).at("/results/1/reason").textValue())
                    .contains("agentId is missing", "conversationId is missing", "text is missing");
            assertThat(receipts.get(501).at("/results/0/reason").textValue()).contains("not JSON");
        }
        assertThat(recorded.of("stream", list -> list.size() == 500).stream()
                        .map(event -> event.envelope().eventId()))
                .startsWith("s0", "s1", "s2")
                .hasSize(500);
    }

    @Test
    void aMessageOverTheLimitEndsTheStreamWithItsOwnCode() {
        try (var client = stream()) {
            client.say("x".repeat(70_000));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aStreamNeedsAKeyAndAHandshake() throws Exception {
        var address = bridge.http("/ingest/v1/stream");
        assertThatThrownBy(() -> new ChatClient(address.replace("http:", "ws:")).close())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("WebSocketHandshakeException");
        var plain = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .build();
        assertThat(HTTP.send(plain, BodyHandlers.ofString()).statusCode()).isEqualTo(426);
    }
}
