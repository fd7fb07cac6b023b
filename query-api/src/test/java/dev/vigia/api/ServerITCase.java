package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.support.Client;
import dev.vigia.settings.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerITCase {
    private final Client viewer = Stack.viewer();
    private final Client nobody = Stack.api().asNobody();

    @Test
    void anUnknownAddressIsAProblem() {
        var answer = viewer.get("/api/v1/chat/nothing");

        assertProblem(answer, 404, "urn:vigia:problem:not-found");
        assertThat(answer.json().path("instance").asText()).isEqualTo("/api/v1/chat/nothing");
    }

    @Test
    void aWrongMethodNamesTheRightOne() {
        var answer = viewer.get("/api/v1/chat/satisfaction");

        assertProblem(answer, 405, "urn:vigia:problem:method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void withoutAKeyNothingIsRead() {
        var answer = nobody.get("/api/v1/chat/metrics/realtime");

        assertProblem(answer, 401, "urn:vigia:problem:unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertProblem(Stack.api().withToken("wrong").get("/api/v1/session"), 401, "urn:vigia:problem:unauthenticated");
    }

    @Test
    void theSessionSaysWhoAsks() {
        assertThat(Stack.as(Role.ANALYST).get("/api/v1/session").text())
                .isEqualTo("{\"name\":\"analyst-key\",\"role\":\"analyst\"}");
    }

    @Test
    void everyFaultOfARequestIsNamed() {
        var answer = viewer.get("/api/v1/chat/metrics/historical?from=yesterday&to=2031-02-30T00:00:00Z&step=fortnight"
                + "&tz=Europe/Madird&agentId=&agentid=a&channel=a&channel=b");

        assertProblem(answer, 400, "urn:vigia:problem:invalid-request");
        assertThat(answer.json().path("detail").asText()).isEqualTo("7 faults in the request");
        assertThat(answer.json().path("errors").findValuesAsText("name"))
                .containsExactlyInAnyOrder("from", "to", "step", "tz", "agentId", "agentid", "channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/chat/metrics/historical?from=2031-01-02T00:00:00Z&to=2031-01-01T00:00:00Z",
                "/api/v1/chat/metrics/historical?from=2029-01-02T00:00:00Z&to=2031-01-01T00:00:00Z",
                "/api/v1/chat/metrics/historical?from=2031-01-01T00:00:00Z&to=2031-03-01T00:00:00Z&step=minute",
                "/api/v1/chat/conversations?limit=0",
                "/api/v1/chat/conversations?limit=201",
                "/api/v1/chat/conversations?cursor=bm9uc2Vuc2U",
                "/api/v1/chat/conversations?outcome=RESOLVED",
                "/api/v1/chat/conversations?q=%00",
                "/api/v1/chat/conversations/%00"
            })
    void whatCannotBeAnsweredIsRefused(String path) {
        assertProblem(viewer.get(path), 400, "urn:vigia:problem:invalid-request");
    }

    @Test
    void aBodyThatIsTooLargeOrNotJsonIsRefused() {
        var writer = Stack.as(Role.INGEST);

        assertProblem(writer.post("/api/v1/chat/satisfaction", "x".repeat(70_000)), 413, "urn:vigia:problem:too-large");
        assertProblem(writer.post("/api/v1/chat/satisfaction", "{"), 400, "urn:vigia:problem:invalid-request");
        assertProblem(writer.post("/api/v1/chat/satisfaction", "[]"), 400, "urn:vigia:problem:invalid-request");
    }

    @Test
    void aMalformedRequestIsAProblemToo() throws IOException {
        var port = Integer.parseInt(Stack.api().address().replaceFirst(".*:", ""));
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "urn:vigia:problem:");
        }
    }

    @Test
    void browsersAreToldWhatPagesMayDo() {
        var page = nobody.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(viewer.get("/api/v1/session").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anUnchangedAnswerIsNotSentTwice() {
        var path = "/api/v1/chat/metrics/historical?from=2030-01-01T00:00:00Z&to=2030-01-02T00:00:00Z";
        var first = viewer.get(path);
        var second = viewer.get(path, "If-None-Match", first.header("ETag"));

        assertThat(first.header("ETag")).startsWith("W/\"");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.http().body()).isEmpty();
    }

    @Test
    void longAnswersAreCompressed() throws IOException {
        var answer = nobody.get("/openapi.json", "Accept-Encoding", "gzip");

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        try (var plain =
                new GZIPInputStream(new ByteArrayInputStream(answer.http().body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{\n  \"openapi\"");
        }
    }

    @Test
    void theDocumentationIsServedFromOurOwnFiles() {
        assertThat(nobody.get("/docs").text())
                .contains("/docs/swagger-ui-bundle.js")
                .doesNotContain("http:");
        assertThat(nobody.get("/docs/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(nobody.get("/docs/swagger-ui.css").header("Content-Type")).startsWith("text/css");
        assertThat(nobody.get("/docs/start.js").status()).isEqualTo(200);
        assertThat(nobody.get("/docs/nothing.js").status()).isEqualTo(404);
    }

    @Test
    void healthNamesEachDependency() {
        assertThat(nobody.get("/health/live").status()).isEqualTo(200);
        var ready = nobody.get("/health/ready");
        assertThat(ready.status()).as(ready.text()).isEqualTo(200);
        assertThat(ready.json().path("checks").path("postgres").asText()).isEqualTo("up");
        assertThat(ready.json().path("checks").path("kafka").asText()).isEqualTo("up");
    }

    @Test
    void requestsAreTimedByRouteAndStatus() {
        viewer.get("/api/v1/chat/conversations/no-such-conversation");

        assertThat(nobody.get("/metrics").text())
                .contains("vigia_api_requests_seconds_count{method=\"GET\","
                        + "route=\"/api/v1/chat/conversations/{id}\",status=\"404\"}");
    }

    private static void assertProblem(Client.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("type").asText()).isEqualTo(type);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    }
}
