package dev.vigia.bridge.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a trace request holds, it becomes turns or is refused by an IOException. The first byte chooses the encoding.
 * Ten minutes with Jazzer:
 * {@code JAZZER_FUZZ=1 mvn -pl ingest-bridge -am -Dtest=TracesFuzzTest -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
@Timeout(900)
class TracesFuzzTest {
    static Stream<byte[]> corpus() {
        return Stream.of(
                with(OtlpEncoding.PROTOBUF, HostileTracesTest.protobuf()),
                with(OtlpEncoding.JSON, HostileTracesTest.json()),
                with(OtlpEncoding.PROTOBUF, new byte[] {10, -1, -1, -1, -1, 7}),
                with(OtlpEncoding.JSON, "{\"resourceSpans\":[null]}".getBytes(StandardCharsets.UTF_8)),
                with(OtlpEncoding.JSON, "[1e999]".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] with(OtlpEncoding encoding, byte[] body) {
        var all = new ByteArrayOutputStream();
        all.write(encoding.ordinal());
        all.writeBytes(body);
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theCorpusIsReadOrRefused(byte[] input) {
        check(input);
    }

    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void anyRequestIsReadOrRefused(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var encoding = OtlpEncoding.values()[input[0] & 1];
        try {
            encoding.read(Arrays.copyOfRange(input, 1, input.length)).forEach(Turns::of);
        } catch (IOException refused) {
            assertThat(refused).hasMessageNotContaining("\n\n");
        }
    }
}
