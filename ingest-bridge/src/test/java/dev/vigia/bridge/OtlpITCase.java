package dev.vigia.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.testkit.RecordedEvents;
import dev.vigia.bridge.testkit.SharedBroker;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The official OpenTelemetry SDK exports to the bridge, over real HTTP, zipped. */
@Timeout(60)
class OtlpITCase {
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestBridge bridge;
    private static RecordedEvents recorded;

    @BeforeAll
    static void start() {
        bridge = new TestBridge("ws://127.0.0.1:1");
        recorded = new RecordedEvents(SharedBroker.bootstrap());
    }

    @AfterAll
    static void stop() {
        recorded.close();
        bridge.close();
    }

    private static void export(Consumer<Tracer> work) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(bridge.http("/v1/traces"))
                .addHeader("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .setCompression("gzip")
                .build();
        try (var provider = SdkTracerProvider.builder()
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "shop",
                        AttributeKey.stringKey("service.version"),
                        "2")))
                .build()) {
            work.accept(provider.get("test"));
            assertThat(provider.forceFlush().join(20, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }
    }

    @Test
    void aTurnOfTheOfficialSdkIsRecorded() {
        export(tracer -> {
            var span = tracer.spanBuilder("chat gpt")
                    .setStartTimestamp(START)
                    .setAttribute("gen_ai.operation.name", "chat")
                    .setAttribute("gen_ai.provider.name", "openai")
                    .setAttribute("gen_ai.conversation.id", "otel")
                    .setAttribute("user.id", "ana")
                    .setAttribute("gen_ai.response.model", "gpt-x")
                    .setAttribute(AttributeKey.stringArrayKey("gen_ai.response.finish_reasons"), List.of("stop"))
                    .setAttribute("gen_ai.usage.input_tokens", 10L)
                    .setAttribute("gen_ai.usage.output_tokens", 4L)
                    .setAttribute("gen_ai.response.time_to_first_chunk", 0.25)
                    .setAttribute(
                            "gen_ai.input.messages",
                            "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hola\"}]}]")
                    .setAttribute(
                            "gen_ai.output.messages",
                            "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"buenas\"}]}]")
                    .startSpan();
            span.addEvent(
                    "gen_ai.evaluation.result",
                    Attributes.of(
                            AttributeKey.stringKey("gen_ai.evaluation.name"),
                            "csat",
                            AttributeKey.doubleKey("gen_ai.evaluation.score.value"),
                            5.0),
                    START.plusSeconds(3));
            span.end(START.plusSeconds(2));
        });
        var events = recorded.of("otel", list -> list.size() == 3);

        var question = find(events, UserMessage.class);
        assertThat(question.text()).isEqualTo("hola");
        assertThat(question.envelope().occurredAt()).isEqualTo(START);
        assertThat(question.envelope().agentId()).isEqualTo("shop");
        assertThat(question.envelope().agentVersion()).isEqualTo("2");
        assertThat(question.envelope().userId()).startsWith("u-");
        var answer = find(events, AgentMessage.class);
        assertThat(answer.text()).isEqualTo("buenas");
        assertThat(answer.firstChunkAt()).isEqualTo(START.plusMillis(250));
        assertThat(answer.completedAt()).isEqualTo(START.plusSeconds(2));
        assertThat(answer.model()).isEqualTo("gpt-x");
        assertThat(answer.finishReason()).isEqualTo("stop");
        assertThat(answer.inputTokens()).isEqualTo(10);
        assertThat(answer.outputTokens()).isEqualTo(4);
        var feedback = find(events, FeedbackGiven.class);
        assertThat(feedback.rating()).isEqualTo(5);
        assertThat(feedback.messageId()).isEqualTo(answer.envelope().eventId());
        var labels = answer.envelope().attributes();
        assertThat(events).allSatisfy(event -> assertThat(recorded.traceParent(event))
                .contains("00-" + labels.get("traceId") + "-" + labels.get("spanId") + "-01"));
    }

    @Test
    void aFailedCallIsAFailure() {
        export(tracer -> {
            var span = tracer.spanBuilder("chat")
                    .setAttribute("gen_ai.operation.name", "chat")
                    .setAttribute("session.id", "otel-failed")
                    .setAttribute("error.type", "timeout")
                    .startSpan();
            span.recordException(new IllegalStateException("the model did not answer"));
            span.setStatus(StatusCode.ERROR);
            span.end();
        });

        var failed = (MessageFailed)
                recorded.of("otel-failed", list -> !list.isEmpty()).get(0);
        assertThat(failed.reason()).isEqualTo("timeout");
        assertThat(failed.detail()).isEqualTo("the model did not answer");
    }

    @Test
    void spansThatCannotBecomeEventsAreAPartialSuccess() throws Exception {
        var answer = post(request("x".repeat(300), "hola").toByteArray(), "application/x-protobuf");

        assertThat(answer.statusCode()).isEqualTo(200);
        var response = ExportTraceServiceResponse.parseFrom(answer.body());
        assertThat(response.getPartialSuccess().getRejectedSpans()).isEqualTo(1);
        assertThat(response.getPartialSuccess().getErrorMessage()).contains("conversationId is longer");
        var good = post(request("partial", "hola").toByteArray(), "application/x-protobuf");
        assertThat(ExportTraceServiceResponse.parseFrom(good.body()).hasPartialSuccess())
                .isFalse();
    }

    @Test
    void whatIsNoExportRequestIsRefusedForGood() throws Exception {
        var damaged = post(new byte[] {10, 99, 1}, "application/x-protobuf");
        assertThat(damaged.statusCode()).isEqualTo(400);
        assertThat(damaged.headers().firstValue("Content-Type")).contains("application/x-protobuf");
        assertThat(post("[]".getBytes(), "application/json").statusCode()).isEqualTo(400);
        assertThat(post("{}".getBytes(), "application/json").body()).isEqualTo("{}".getBytes());
        assertThat(post("{}".getBytes(), "text/plain").statusCode()).isEqualTo(415);
    }

    private static ExportTraceServiceRequest request(String conversation, String text) {
        var span = Span.newBuilder()
                .addAttributes(attribute("gen_ai.operation.name", "chat"))
                .addAttributes(attribute("gen_ai.conversation.id", conversation))
                .addAttributes(attribute("gen_ai.prompt", text));
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build();
    }

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static HttpResponse<byte[]> post(byte[] body, String contentType) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(bridge.http("/v1/traces")))
                .header("Authorization", "Bearer " + TestBridge.INGEST_TOKEN)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static <E extends ChatEvent> E find(List<ChatEvent> events, Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
