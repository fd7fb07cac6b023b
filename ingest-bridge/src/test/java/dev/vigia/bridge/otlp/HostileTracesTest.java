package dev.vigia.bridge.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.bridge.testkit.Effort;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged requests, seeded: read, or refused by an IOException; nothing else is thrown, and nothing hangs. */
@Timeout(60)
class HostileTracesTest {
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int STRING_VALUE = 1;
    private static final int ARRAY_VALUE = 5;
    private static final int SPAN_ATTRIBUTE = 9;

    /** A length-delimited field, written by hand: the library's own writer would overflow first. */
    private static byte[] field(int number, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(number << 3 | 2);
        int length = content.length;
        while (length > 0x7F) {
            bytes.write(length & 0x7F | 0x80);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    static byte[] protobuf() {
        var span = Span.newBuilder()
                .setStartTimeUnixNano(-1)
                .addAttributes(attribute("gen_ai.operation.name", "chat"))
                .addAttributes(
                        attribute("gen_ai.input.messages", "[{\"role\":\"user\",\"parts\":[{\"content\":\"a\"}]}]"))
                .addAttributes(attribute("gen_ai.completion", "ñandú"));
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
    }

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    static byte[] json() {
        return """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"bb","startTimeUnixNano":"1",
                "endTimeUnixNano":2,"attributes":[{"key":"gen_ai.system","value":{"stringValue":"x"}},
                {"key":"gen_ai.prompt.0.content","value":{"arrayValue":{"values":[{"intValue":"3"},{"doubleValue":1e3}]}}},
                {"key":"gen_ai.completion","value":{"kvlistValue":{"values":[{"key":"text","value":{"stringValue":"b"}}]}}}],
                "events":[{"name":"gen_ai.evaluation.result","timeUnixNano":"9","attributes":[]}]}]}]}]}""".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void damagedRequestsAreReadOrRefused() {
        int read = 0;
        var random = new Random(7);
        int requests = Effort.of(5_000, 20_000);
        for (int i = 0; i < requests; i++) {
            var encoding = OtlpEncoding.values()[i % 2];
            var bytes = (encoding == OtlpEncoding.JSON ? json() : protobuf()).clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                encoding.read(bytes).forEach(Turns::of);
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("\n\n");
            }
        }
        assertThat(read).isBetween(requests / 50, requests - requests / 50);
    }

    @Test
    void nestingThatWouldOverflowTheStackIsRefused() {
        var value = field(STRING_VALUE, new byte[] {'x'});
        for (int i = 0; i < 500; i++) {
            value = field(ARRAY_VALUE, field(FIRST, value));
        }
        var span = field(SPAN_ATTRIBUTE, field(SECOND, value));
        var request = field(FIRST, field(SECOND, field(SECOND, span)));

        assertThatThrownBy(() -> OtlpEncoding.PROTOBUF.read(request)).isInstanceOf(IOException.class);
    }
}
