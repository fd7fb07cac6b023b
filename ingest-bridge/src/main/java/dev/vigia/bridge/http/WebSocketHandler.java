package dev.vigia.bridge.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between Netty's WebSocket and a service. Reads the next message when the service wants it and the client takes its
 * answers. Pings at an interval, so that a client that is gone without a word is noticed by the read timeout.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketHandler.class);
    private static final Duration PING_INTERVAL = Duration.ofSeconds(20);
    private static final int INTERNAL_ERROR = 1011;

    private final MessageService service;
    private @Nullable ScheduledFuture<?> pings;
    private boolean wanted = true;
    private boolean handled;

    WebSocketHandler(MessageService service) {
        this.service = service;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        pings = context.executor()
                .scheduleAtFixedRate(
                        () -> context.writeAndFlush(new PingWebSocketFrame()),
                        PING_INTERVAL.toMillis(),
                        PING_INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
        context.read();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
        } else if (frame instanceof PingWebSocketFrame ping) {
            context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
        } else if (!(frame instanceof PongWebSocketFrame)) {
            wanted = false;
            handled = true;
            serve(context, ByteBufUtil.getBytes(frame.content()));
        }
    }

    private void serve(ChannelHandlerContext context, byte[] message) {
        service.received(message, new Sender(context)).whenComplete((ready, failure) -> {
            if (failure != null) {
                LOG.error("A WebSocket message could not be handled", failure);
                new Sender(context).close(INTERNAL_ERROR, "the bridge could not handle the message");
                return;
            }
            context.executor().execute(() -> {
                wanted = true;
                readIfWanted(context);
            });
        });
    }

    /** Control frames and parts of messages use up the read that asked for a message. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!handled) {
            readIfWanted(context);
        }
        handled = false;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readIfWanted(context);
    }

    private void readIfWanted(ChannelHandlerContext context) {
        if (wanted && context.channel().isWritable()) {
            context.read();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (pings != null) {
            pings.cancel(false);
        }
    }

    /** The client is gone or was silent too long; or it broke the protocol, and is told so. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            new Sender(context).close(WebSocketCloseStatus.MESSAGE_TOO_BIG.code(), "the message is too big");
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            new Sender(context)
                    .close(
                            corrupted.closeStatus().code(),
                            corrupted.closeStatus().reasonText());
        } else {
            if (!(cause instanceof IOException) && !(cause instanceof ChannelException)) {
                LOG.warn("A WebSocket connection is closed: {}", cause.toString());
            }
            context.close();
        }
    }

    private record Sender(ChannelHandlerContext context) implements MessageService.Outgoing {
        @Override
        public void send(byte[] text) {
            context.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(text)));
        }

        @Override
        public void close(int code, String reason) {
            context.writeAndFlush(new CloseWebSocketFrame(code, reason)).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
