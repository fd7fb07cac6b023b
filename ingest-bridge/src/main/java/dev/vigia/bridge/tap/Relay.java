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
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a passage. What it reads is passed on at the end of the event loop's {@link Turn}, when it has been
 * recorded. What the other side's socket does not take at once stops the reading until it has been taken, so that a slow
 * reader slows its own peer, through TCP, and no more than one turn's bytes are held. Both directions run on one event
 * loop.
 */
final class Relay extends ChannelInboundHandlerAdapter {
    private final Side side;
    private final Channel peer;
    private final Passage passage;
    private final Turn turn;
    private final TapMeters meters;
    private final List<ByteBuf> held = new ArrayList<>(1);
    private @Nullable ChannelHandlerContext context;
    private long arrivedAt;
    private boolean inputEnded;

    /** @param side who sends what is read here */
    Relay(Side side, Channel peer, Passage passage, Turn turn, TapMeters meters) {
        this.side = side;
        this.peer = peer;
        this.passage = passage;
        this.turn = turn;
        this.meters = meters;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var bytes = (ByteBuf) message;
        if (held.isEmpty()) {
            arrivedAt = System.nanoTime();
            turn.comeTo(this);
        }
        held.add(bytes);
        passage.passing(side, bytes.nioBuffer());
    }

    /** What is held has been recorded. */
    void passOn() {
        ChannelFuture newest = null;
        for (var bytes : held) {
            newest = peer.write(bytes);
        }
        held.clear();
        if (newest != null) {
            peer.flush();
            if (newest.isSuccess()) {
                countAdded();
                return;
            }
            if (!newest.isDone()) {
                own().config().setAutoRead(false);
            }
            newest.addListener(this::afterWrite);
        }
    }

    private void countAdded() {
        meters.added.record(System.nanoTime() - arrivedAt, TimeUnit.NANOSECONDS);
    }

    private Channel own() {
        return Objects.requireNonNull(context, "a relay that has read is in a pipeline")
                .channel();
    }

    private void afterWrite(Future<? super Void> written) {
        if (!written.isSuccess()) {
            passage.closed(side == Side.USER ? Side.AGENT : Side.USER);
            abort(own());
            return;
        }
        countAdded();
        if (!inputEnded) {
            own().config().setAutoRead(true);
        }
    }

    /** This side will send no more; the other side learns it the same way, and may go on sending. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !inputEnded) {
            inputEnded = true;
            turn.end();
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
        turn.end();
        passage.closed(side);
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> peer.close());
    }

    /** A reset on this side is a reset on the other. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        turn.end();
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
