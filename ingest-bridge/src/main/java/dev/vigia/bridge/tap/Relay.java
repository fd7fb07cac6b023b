package dev.vigia.bridge.tap;

import dev.vigia.bridge.dialect.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a passage. Reads again only when what was read has been written to the other side's socket, so that
 * a slow reader slows its own peer, through TCP, and nothing is queued. Both directions run on one event loop.
 */
final class Relay extends ChannelInboundHandlerAdapter {
    private final Side side;
    private final Channel peer;
    private final Passage passage;
    private final TapMeters meters;
    private ChannelFuture newestWrite;
    private long arrivedAt;
    private boolean wrote;
    private boolean inputEnded;

    /** @param side who sends what is read here */
    Relay(Side side, Channel peer, Passage passage, TapMeters meters) {
        this.side = side;
        this.peer = peer;
        this.passage = passage;
        this.meters = meters;
        this.newestWrite = peer.newSucceededFuture();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        if (!wrote) {
            arrivedAt = System.nanoTime();
            wrote = true;
        }
        passage.passing(side, bytes.nioBuffer());
        newestWrite = peer.write(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (wrote) {
            wrote = false;
            newestWrite.addListener(written -> afterWrite(context, written.isSuccess()));
            peer.flush();
        } else if (!inputEnded) {
            context.read();
        }
    }

    private void afterWrite(ChannelHandlerContext context, boolean success) {
        if (!success) {
            passage.closed(side == Side.USER ? Side.AGENT : Side.USER);
            abort(context.channel());
            return;
        }
        meters.added.record(System.nanoTime() - arrivedAt, TimeUnit.NANOSECONDS);
        if (!inputEnded) {
            context.read();
        }
    }

    /** This side will send no more; the other side learns it the same way, and may go on sending. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !inputEnded) {
            inputEnded = true;
            passage.inputEnded(side);
            var other = (DuplexChannel) peer;
            peer.writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(flushed -> other.shutdownOutput().addListener(ended -> closeIfBothEnded(context)));
        }
    }

    private void closeIfBothEnded(ChannelHandlerContext context) {
        if (((DuplexChannel) peer).isInputShutdown()) {
            context.close();
            peer.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        passage.closed(side);
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> peer.close());
    }

    /** A reset on this side is a reset on the other. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        passage.closed(side);
        abort(peer);
        context.close();
    }

    private static void abort(Channel channel) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }
}
