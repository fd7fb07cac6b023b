package dev.vigia.bridge.frames;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Frames as Netty writes them: a second opinion on what the bytes mean. */
final class WireFrames {
    private WireFrames() {}

    static byte[] of(boolean masked, WebSocketFrame... frames) {
        return encoded(new EmbeddedChannel(new WebSocket13FrameEncoder(masked)), frames);
    }

    /** Compressed with one context for all frames. */
    static byte[] deflated(WebSocketFrame... frames) {
        return deflated(Map.of(), frames);
    }

    static byte[] deflated(Map<String, String> parameters, WebSocketFrame... frames) {
        var extension = new PerMessageDeflateServerExtensionHandshaker(6, true, 15, true, true, 0)
                .handshakeExtension(new WebSocketExtensionData("permessage-deflate", parameters));
        return encoded(
                new EmbeddedChannel(new WebSocket13FrameEncoder(false), extension.newExtensionEncoder()), frames);
    }

    private static byte[] encoded(EmbeddedChannel channel, WebSocketFrame... frames) {
        channel.writeOutbound((Object[]) frames);
        var bytes = new ByteArrayOutputStream();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            bytes.writeBytes(ByteBufUtil.getBytes(part));
            part.release();
        }
        channel.finishAndReleaseAll();
        return bytes.toByteArray();
    }

    /** Reads the bytes in pieces of the given size and returns what the sink was told, as words. */
    static List<String> read(Extensions extensions, boolean keepsContext, int limit, int pieceSize, byte[] bytes) {
        var told = new ArrayList<String>();
        try (var reader = new FrameReader(extensions, keepsContext, limit, new Words(told))) {
            for (int at = 0; at < bytes.length; at += pieceSize) {
                reader.read(ByteBuffer.wrap(bytes, at, Math.min(pieceSize, bytes.length - at)));
            }
        }
        return told;
    }

    private record Words(List<String> told) implements FrameSink {
        @Override
        public void text(String text) {
            told.add("text " + text);
        }

        @Override
        public void opaque(Opaque kind) {
            told.add("opaque " + kind);
        }

        @Override
        public void unreadable(Flaw flaw, String reason, byte[] raw) {
            told.add("unreadable " + flaw + " " + raw.length);
        }

        @Override
        public void closing(int code) {
            told.add("closing " + code);
        }
    }
}
