package dev.vigia.bridge.frames;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come, plain or compressed, nothing is thrown, no message is larger than the limit, and it does not
 * matter how the bytes are cut. The first byte says which extensions are agreed on. Ten minutes with Jazzer:
 * {@code JAZZER_FUZZ=1 mvn -pl ingest-bridge -am -Dtest=FrameFuzzTest -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
@Timeout(900)
class FrameFuzzTest {
    private static final int LIMIT = 2_000;

    static Stream<byte[]> corpus() {
        var plain = WireFrames.of(
                true,
                new TextWebSocketFrame("hola ñ"),
                new PingWebSocketFrame(),
                new TextWebSocketFrame(false, 0, "a"),
                new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[300])),
                new CloseWebSocketFrame(1000, "bye"));
        var deflated =
                WireFrames.deflated(new TextWebSocketFrame("a".repeat(5_000)), new TextWebSocketFrame("hola hola"));
        return Stream.of(
                with(0, plain),
                with(1, deflated),
                with(2, deflated),
                with(3, plain),
                // Lengths with the highest bit set, of 2^31, and longer than they need be; a damaged deflate stream.
                with(0, HexFormat.of().parseHex("817fffffffffffffffff")),
                with(0, HexFormat.of().parseHex("817f000000008000000061")),
                with(0, HexFormat.of().parseHex("817e000161")),
                with(1, HexFormat.of().parseHex("c105ffffffffffc10100")),
                with(0, HexFormat.of().parseHex("8102c328010180008101618101")),
                // Found by Jazzer: damaged in the middle of what had been inflated, and of what was too large by then.
                HexFormat.of()
                        .parseHex("02c117ecc13121000000c2a0aceb5fc2147e4001000000006f03c109ca0100000000000002cac8cf4954"
                                + "7a00110000a0acc2eb5fc2147e004001000000006f03c109cac8cf495400110000"),
                HexFormat.of()
                        .parseHex("02c117ecc13101000000c2a0aceb5fc2147e4001002c00006f0326c109cac8cf495400110000"));
    }

    private static byte[] with(int choice, byte[] bytes) {
        var all = new ByteArrayOutputStream();
        all.write(choice);
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theCorpusIsRead(byte[] input) {
        check(input);
    }

    @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = ".+")
    @MethodSource("corpus")
    @FuzzTest(maxDuration = "10m")
    void anyBytesAreRead(byte[] input) {
        check(input);
    }

    private static void check(byte[] input) {
        if (input.length < 2) {
            return;
        }
        var bytes = Arrays.copyOfRange(input, 1, input.length);
        var whole = read(input[0], bytes.length, bytes);
        assertThat(whole).allSatisfy(word -> assertThat(word.length()).isLessThan(LIMIT + 200));
        // What is out of step is told once a chunk.
        if (whole.stream().noneMatch(word -> word.contains("OUT_OF_STEP") || word.contains("FRAMING"))) {
            assertThat(read(input[0], 1, bytes)).isEqualTo(whole);
        }
    }

    private static List<String> read(int choice, int pieceSize, byte[] bytes) {
        var extensions = (choice & 3) == 3
                ? new Extensions(false, false, false, true)
                : new Extensions((choice & 3) > 0, (choice & 3) == 1, (choice & 3) == 1, false);
        return WireFrames.read(extensions, (choice & 3) == 1, LIMIT, pieceSize, bytes);
    }
}
