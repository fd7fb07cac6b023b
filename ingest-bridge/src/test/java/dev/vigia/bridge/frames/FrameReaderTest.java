package dev.vigia.bridge.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int LIMIT = 1 << 20;
    private static final int ALL = Integer.MAX_VALUE;
    private static final Extensions DEFLATE = new Extensions(true, true, true, false);

    private static List<String> read(byte[] bytes) {
        return WireFrames.read(Extensions.NONE, true, LIMIT, ALL, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] frame(int firstByte, String payload) {
        var bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        return joined(new byte[] {(byte) firstByte, (byte) bytes.length}, bytes);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "125,1", "126,3", "65535,7", "65536,1000", "300000,2147483647"})
    void textOfAnySizeIsReadMaskedOrNotHoweverTheChunksAreCut(int size, int pieceSize) {
        var text = "ñ".repeat(size / 2) + "x".repeat(size % 2);
        var expected = List.of("text " + text, "text after");
        for (boolean masked : new boolean[] {true, false}) {
            var bytes = WireFrames.of(masked, new TextWebSocketFrame(text), new TextWebSocketFrame("after"));
            assertThat(WireFrames.read(Extensions.NONE, true, LIMIT, pieceSize, bytes))
                    .isEqualTo(expected);
        }
    }

    @Test
    void fragmentsAreJoinedAlsoInsideACharacterAndAroundAPing() {
        var word = "mañana".getBytes(StandardCharsets.UTF_8);
        var bytes = WireFrames.of(
                true,
                new TextWebSocketFrame(false, 0, Unpooled.wrappedBuffer(word, 0, 3)),
                new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1})),
                new ContinuationWebSocketFrame(false, 0, Unpooled.EMPTY_BUFFER),
                new ContinuationWebSocketFrame(true, 0, Unpooled.wrappedBuffer(word, 3, word.length - 3)));

        assertThat(read(bytes)).containsExactly("text mañana");
    }

    @Test
    void aHundredThousandFragmentsAreOneMessage() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frame(0x01, "a"));
        for (int i = 0; i < 100_000; i++) {
            bytes.writeBytes(frame(0x00, "b"));
        }
        bytes.writeBytes(frame(0x80, "c"));

        assertThat(read(bytes.toByteArray())).containsExactly("text a" + "b".repeat(100_000) + "c");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 13, ALL})
    void compressedMessagesShareTheirContext(int pieceSize) {
        var texts = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            texts.add("una frase que se repite con variaciones " + i % 17 + " " + "z".repeat(i * 31));
        }
        var frames = texts.stream().map(TextWebSocketFrame::new).toArray(TextWebSocketFrame[]::new);

        assertThat(WireFrames.read(DEFLATE, true, LIMIT, pieceSize, WireFrames.deflated(frames)))
                .containsExactlyElementsOf(
                        texts.stream().map(text -> "text " + text).toList());
    }

    @Test
    void compressedMessagesWithoutASharedContextAreReadToo() {
        var parameters = Map.of("server_no_context_takeover", "", "client_max_window_bits", "9");
        var bytes =
                WireFrames.deflated(parameters, new TextWebSocketFrame("hola hola"), new TextWebSocketFrame("hola hola"));

        assertThat(WireFrames.read(DEFLATE, false, LIMIT, ALL, bytes)).containsExactly("text hola hola", "text hola hola");
    }

    @Test
    void aCompressedBinaryMessageKeepsTheContextAlive() {
        var bytes = WireFrames.deflated(
                new BinaryWebSocketFrame(Unpooled.copiedBuffer("el mismo texto", StandardCharsets.UTF_8)),
                new TextWebSocketFrame("el mismo texto"));

        assertThat(WireFrames.read(DEFLATE, true, LIMIT, ALL, bytes))
                .containsExactly("opaque BINARY", "text el mismo texto");
    }

    @Test
    void aDeflateBombStopsAtTheLimitAndCostsOnlyTheContext() {
        var bomb = WireFrames.deflated(
                new TextWebSocketFrame("a".repeat(50_000_000)), new TextWebSocketFrame("después"));

        assertThat(WireFrames.read(DEFLATE, true, LIMIT, ALL, bomb))
                .containsExactly("unreadable TOO_LARGE " + LIMIT, "opaque CONTEXT_LOST");
        var alone = WireFrames.deflated(
                Map.of("server_no_context_takeover", ""),
                new TextWebSocketFrame("a".repeat(50_000_000)),
                new TextWebSocketFrame("después"));
        assertThat(WireFrames.read(DEFLATE, false, LIMIT, ALL, alone))
                .containsExactly("unreadable TOO_LARGE " + LIMIT, "text después");
    }

    @Test
    void damagedCompressionIsReportedAndUncompressedMessagesGoOn() {
        var damaged = frame(0xC1, "\u00ff\u00ff\u00ff\u00ff");

        assertThat(WireFrames.read(DEFLATE, true, LIMIT, ALL, joined(damaged, damaged, frame(0x81, "plain"))))
                .satisfies(told -> assertThat(told.get(0)).startsWith("unreadable COMPRESSION"))
                .endsWith("opaque CONTEXT_LOST", "text plain");
    }

    @Test
    void aMessageOverTheLimitIsReportedWithItsBeginningAndTheNextIsRead() {
        var bytes = WireFrames.of(true, new TextWebSocketFrame("x".repeat(3_000)), new TextWebSocketFrame("next"));

        assertThat(WireFrames.read(Extensions.NONE, true, 1_000, 100, bytes))
                .containsExactly("unreadable TOO_LARGE 1000", "text next");
    }

    @Test
    void textThatIsNotUtf8IsReportedWithItsBytes() {
        assertThat(read(joined(frame(0x81, "a"), frame(0x81, "\u00c3\u0028"), frame(0x81, "b"))))
                .containsExactly("text a", "unreadable UTF8 2", "text b");
    }

    @Test
    void whatIsNotUnderstoodIsOpaqueAndItsNeighboursAreRead() {
        assertThat(read(joined(
                        frame(0x82, "binary"),
                        frame(0x83, "reserved opcode"),
                        frame(0xC1, "compressed though nobody agreed"),
                        frame(0xA1, "reserved bit"),
                        frame(0x81, "plain"))))
                .containsExactly(
                        "opaque BINARY",
                        "opaque UNKNOWN_OPCODE",
                        "opaque UNKNOWN_EXTENSION",
                        "opaque UNKNOWN_EXTENSION",
                        "text plain");
        assertThat(WireFrames.read(Extensions.parse(List.of("x-mine")), true, LIMIT, ALL, frame(0x81, "a")))
                .containsExactly("opaque UNKNOWN_EXTENSION");
    }

    @Test
    void fragmentsInTheWrongPlaceAreReported() {
        assertThat(read(joined(frame(0x80, "no beginning"), frame(0x01, "half"), frame(0x81, "whole"))))
                .containsExactly("unreadable FRAMING 2", "unreadable FRAMING 4", "text whole");
    }

    @Test
    void anImpossibleLengthEndsTheReading() {
        var header = new byte[] {(byte) 0x81, 127, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1};

        assertThat(read(joined(header, frame(0x81, "lost"))))
                .containsExactly("unreadable FRAMING 10", "opaque OUT_OF_STEP");
    }

    @Test
    void closeFramesTellTheirCodeAndEndTheReading() {
        var close = WireFrames.of(true, new CloseWebSocketFrame(1001, "going away"), new TextWebSocketFrame("never"));

        assertThat(read(close)).containsExactly("closing 1001");
        assertThat(read(frame(0x88, ""))).containsExactly("closing 1005");
    }

    @Test
    void noBytesWhateverMakeItThrowOrHang() {
        var random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && round % 2 == 0) {
                bytes[0] = (byte) (0xC1 + (round & 1));
                bytes[1] = (byte) (bytes.length / 2 & 0x7F);
            }
            int pieceSize = 1 + random.nextInt(50);
            assertThatCode(() -> WireFrames.read(DEFLATE, true, 2_000, pieceSize, bytes))
                    .doesNotThrowAnyException();
        }
    }
}
