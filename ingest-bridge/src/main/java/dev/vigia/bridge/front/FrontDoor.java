package dev.vigia.bridge.front;

import dev.vigia.bridge.front.RequestHead.BadRequestException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the head of a new connection's first request, within limits, and hands the connection to whom it concerns. */
public final class FrontDoor extends ChannelInboundHandlerAdapter {
    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    /** Takes over connections. */
    public interface Rooms {
        /** Whether the connection's first request is for an agent, as far as its target tells. */
        boolean isTunnel(String target);

        /** Whether the rest of the head, with the host, must be read before {@link #isTunnel} is certain. */
        boolean dependsOnHost();

        boolean isTunnel(RequestHead head);

        /**
         * Takes a tunnel.
         *
         * @param early what came behind the head; the receiver releases it
         */
        void enterTunnel(ChannelHandlerContext context, RequestHead head, ByteBuf early);

        /** Takes any other connection, from its first byte on; this handler passes the bytes on and leaves. */
        void enterHttp(ChannelHandlerContext context);
    }

    private final Rooms rooms;
    private final int headLimit;
    private final Duration patience;
    private @Nullable ByteBuf received;
    private @Nullable ScheduledFuture<?> timeout;

    /** @param patience how long a client may take for its first head */
    public FrontDoor(Rooms rooms, int headLimit, Duration patience) {
        this.rooms = rooms;
        this.headLimit = headLimit;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        received = context.alloc().buffer();
        timeout = context.executor()
                .schedule(
                        () -> PlainAnswer.send(context.channel(), PlainAnswer.TIMEOUT, "no complete request in time"),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        var all = received;
        if (all == null) {
            bytes.release();
            return;
        }
        int searchFrom = Math.max(0, all.readableBytes() - END.length + 1);
        all.writeBytes(bytes);
        bytes.release();
        int methodEnd = all.indexOf(all.readerIndex(), all.writerIndex(), (byte) ' ');
        int targetEnd = methodEnd < 0 ? -1 : all.indexOf(methodEnd + 1, all.writerIndex(), (byte) ' ');
        if (targetEnd > 0 && !rooms.isTunnel(ascii(all, methodEnd + 1, targetEnd)) && !rooms.dependsOnHost()) {
            enterHttp(context, all);
            return;
        }
        int end = end(all, searchFrom);
        if (end > headLimit || end < 0 && all.readableBytes() > headLimit) {
            refuse(context, PlainAnswer.HEAD_TOO_LARGE, "the request's head is larger than " + headLimit + " bytes");
        } else if (end >= 0) {
            enterTunnel(context, all, end);
        }
    }

    private void enterHttp(ChannelHandlerContext context, ByteBuf all) {
        leave();
        rooms.enterHttp(context);
        context.fireChannelRead(all);
        context.pipeline().remove(this);
        context.channel().read();
    }

    private void enterTunnel(ChannelHandlerContext context, ByteBuf all, int end) {
        try {
            var head = RequestHead.parse(ByteBufUtil.getBytes(all, 0, end));
            if (!rooms.isTunnel(head)) {
                enterHttp(context, all);
                return;
            }
            leave();
            rooms.enterTunnel(context, head, all.readerIndex(end));
            context.pipeline().remove(this);
        } catch (BadRequestException bad) {
            refuse(context, PlainAnswer.BAD_REQUEST, String.valueOf(bad.getMessage()));
        }
    }

    private void refuse(ChannelHandlerContext context, String status, String reason) {
        PlainAnswer.send(context.channel(), status, reason);
        stopTimeout();
        releaseReceived();
    }

    private static int end(ByteBuf bytes, int from) {
        for (int at = bytes.indexOf(from, bytes.writerIndex(), END[0]);
                at >= 0 && at + END.length <= bytes.writerIndex();
                at = bytes.indexOf(at + 1, bytes.writerIndex(), END[0])) {
            if (bytes.getByte(at + 1) == END[1] && bytes.getByte(at + 2) == END[2] && bytes.getByte(at + 3) == END[3]) {
                return at + END.length;
            }
        }
        return -1;
    }

    private static String ascii(ByteBuf bytes, int from, int to) {
        return bytes.toString(from, to - from, StandardCharsets.ISO_8859_1);
    }

    private void leave() {
        received = null;
        stopTimeout();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopTimeout();
        releaseReceived();
    }

    private void stopTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }

    private void releaseReceived() {
        if (received != null) {
            received.release();
            received = null;
        }
    }
}
