package dev.vigia.bench.tap;

import dev.vigia.bench.BenchmarkException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A user who sends texts and measures until each has come back. Without an interval a number of them is always on the
 * way; with one, a text is sent at each tick, whether or not the last has come back.
 */
final class EchoClient extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final int HEAD_LIMIT = 16 << 10;
    private static final String FILLING = " ¿dónde está mi pedido? lo hice hace ya una semana y nadie me dice nada,"
            + " ni siquiera cuando llamo por teléfono. Quiero hablar con una persona, por favor.";

    private final String name;
    private final LongConsumer roundTripNanos;
    private final Deque<Long> sentAt = new ArrayDeque<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final Channel channel;
    private boolean flooding;
    private boolean stopping;
    private long number;

    EchoClient(EventLoopGroup loops, URI address, String name, LongConsumer roundTripNanos) {
        this.name = name;
        this.roundTripNanos = roundTripNanos;
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address)
                .customHeaders(new DefaultHttpHeaders())
                .build();
        channel = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(HEAD_LIMIT))
                                .addLast(new WebSocketClientProtocolHandler(config), EchoClient.this);
                    }
                })
                .connect(address.getHost(), address.getPort())
                .syncUninterruptibly()
                .channel();
    }

    /** Waits for the handshake, then keeps {@code window} texts on the way. */
    void flood(int window) {
        ready.orTimeout(10, TimeUnit.SECONDS).join();
        channel.eventLoop().execute(() -> {
            flooding = true;
            for (int i = 0; i < window; i++) {
                send();
            }
            channel.flush();
        });
    }

    void talk(long delayMicros, long intervalMicros) {
        ready.orTimeout(10, TimeUnit.SECONDS).join();
        channel.eventLoop()
                .scheduleAtFixedRate(
                        () -> {
                            if (!stopping) {
                                send();
                                channel.flush();
                            }
                        },
                        delayMicros,
                        intervalMicros,
                        TimeUnit.MICROSECONDS);
    }

    /** Sends no more, waits for what is on the way, and says goodbye. */
    void stop() {
        channel.eventLoop().execute(() -> {
            stopping = true;
            finishWhenIdle();
        });
        idle.orTimeout(20, TimeUnit.SECONDS).join();
        channel.writeAndFlush(new CloseWebSocketFrame(1000, "")).syncUninterruptibly();
        channel.close().syncUninterruptibly();
    }

    private void finishWhenIdle() {
        if (stopping && sentAt.isEmpty()) {
            idle.complete(null);
        }
    }

    private void send() {
        sentAt.addLast(System.nanoTime());
        channel.write(new TextWebSocketFrame(name + " " + number++ + FILLING));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            ready.complete(null);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        roundTripNanos.accept(System.nanoTime() - sentAt.removeFirst());
        if (stopping) {
            finishWhenIdle();
        } else if (flooding) {
            send();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        var gone = new BenchmarkException("a connection of the benchmark was closed: " + name);
        ready.completeExceptionally(gone);
        idle.completeExceptionally(gone);
    }
}
