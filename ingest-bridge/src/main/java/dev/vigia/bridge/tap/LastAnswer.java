package dev.vigia.bridge.tap;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells the client, behind the status line of the agent's answer, that its connection ends with this answer. Agents that
 * are asked to close do not all say so, and a client that does not know would send its next request into a closed
 * connection.
 */
final class LastAnswer extends ByteToMessageDecoder {
    private static final byte[] CLOSE = "\r\nConnection: close".getBytes(StandardCharsets.US_ASCII);
    private static final ByteBuf LINE_END = Unpooled.unreleasableBuffer(
            Unpooled.wrappedBuffer("\r\n".getBytes(StandardCharsets.US_ASCII)).asReadOnly());
    /** What has no line end by then is no answer of HTTP, and passes as it is. */
    private static final int STATUS_LINE_LIMIT = 4096;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int end = ByteBufUtil.indexOf(LINE_END, in);
        if (end < 0 && in.readableBytes() < STATUS_LINE_LIMIT) {
            return;
        }
        if (end >= 0) {
            out.add(in.readRetainedSlice(end - in.readerIndex()));
            out.add(Unpooled.wrappedBuffer(CLOSE));
        }
        out.add(in.readRetainedSlice(in.readableBytes()));
        context.pipeline().remove(this);
    }
}
