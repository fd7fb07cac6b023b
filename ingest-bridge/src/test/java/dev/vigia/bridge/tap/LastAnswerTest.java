package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastAnswerTest {
    private static String through(String... chunks) {
        var channel = new EmbeddedChannel(new LastAnswer());
        for (var chunk : chunks) {
            channel.writeInbound(Unpooled.copiedBuffer(chunk, StandardCharsets.ISO_8859_1));
        }
        var passed = new StringBuilder();
        for (ByteBuf bytes = channel.readInbound(); bytes != null; bytes = channel.readInbound()) {
            passed.append(bytes.toString(StandardCharsets.ISO_8859_1));
            bytes.release();
        }
        return passed.toString();
    }

    @Test
    void theClientIsToldThatTheConnectionEnds() {
        assertThat(through("HTTP/1.1 201 Created\r\nX: y\r\n\r\nbody\r\n"))
                .isEqualTo("HTTP/1.1 201 Created\r\nConnection: close\r\nX: y\r\n\r\nbody\r\n");
    }

    @Test
    void alsoWhenTheStatusLineComesInPieces() {
        assertThat(through("HTTP/1.1 2", "00 OK\r", "\n\r\nbo", "dy"))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nbody");
    }

    @Test
    void whatIsNoAnswerOfHttpPassesAsItIs() {
        assertThat(through("x".repeat(5_000), "y\r\n")).isEqualTo("x".repeat(5_000) + "y\r\n");
    }
}
