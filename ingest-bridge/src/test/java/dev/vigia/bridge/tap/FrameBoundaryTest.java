package dev.vigia.bridge.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames by Netty's encoder, followed byte by byte. */
class FrameBoundaryTest {
    private static ByteBuffer encoded(WebSocketFrame frame, boolean masked) {
        var encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(masked));
        encoder.writeOutbound(frame);
        var all = Unpooled.buffer();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            all.writeBytes(part);
            part.release();
        }
        return all.nioBuffer();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "0,true", "1,true", "125,true", "126,false", "65535,true", "65536,false", "200000,true"})
    void onlyTheEndOfAFrameIsBetweenFrames(int size, boolean masked) {
        var bytes = encoded(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[size])), masked);
        var boundary = new FrameBoundary();
        for (int round = 0; round < 2; round++) {
            for (int at = 0; at < bytes.limit(); at++) {
                assertThat(boundary.isBetweenFrames()).isEqualTo(at == 0);
                boundary.pass(bytes.slice(at, 1));
            }
        }
        boundary.pass(bytes);
        assertThat(boundary.isBetweenFrames()).isTrue();
        boundary.pass(encoded(new CloseWebSocketFrame(1000, ""), masked));
        assertThat(boundary.isBetweenFrames()).isFalse();
    }
}
