package dev.vigia.bridge.testkit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** A real agent: a WebSocket server, by Netty, that answers each text by a script; by default it repeats it. */
public final class EchoAgent implements AutoCloseable {
    private static final int FRAME_LIMIT = 32 << 20;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final SslContext tls;
    private final Channel listener;

    public EchoAgent() {
        this(text -> List.of("echo " + text));
    }

    public EchoAgent(Function<String, List<String>> script) {
        this(script, null);
    }

    /** An agent that speaks TLS. */
    public EchoAgent(Certificate certificate) {
        this(text -> List.of("echo " + text), certificate);
    }

    private EchoAgent(Function<String, List<String>> script, Certificate certificate) {
        tls = certificate == null ? null : context(certificate);
        listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        equip(channel, script);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private static SslContext context(Certificate certificate) {
        try {
            return SslContextBuilder.forServer(
                            certificate.certificate().toFile(),
                            certificate.key().toFile())
                    .build();
        } catch (SSLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void equip(Channel channel, Function<String, List<String>> script) {
        var config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .allowExtensions(true)
                .maxFramePayloadLength(FRAME_LIMIT)
                .build();
        if (tls != null) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
        }
        channel.pipeline()
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(FRAME_LIMIT))
                .addLast(new WebSocketServerCompressionHandler(FRAME_LIMIT))
                .addLast(new WebSocketServerProtocolHandler(config), new WebSocketFrameAggregator(FRAME_LIMIT))
                .addLast(new SimpleChannelInboundHandler<WebSocketFrame>() {
                    @Override
                    public void userEventTriggered(ChannelHandlerContext context, Object event) {
                        if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete complete) {
                            targets.add(complete.requestUri());
                        }
                    }

                    @Override
                    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
                        if (frame instanceof TextWebSocketFrame text) {
                            received.add(text.text());
                            script.apply(text.text()).forEach(answer -> context.write(new TextWebSocketFrame(answer)));
                            context.flush();
                        } else if (frame instanceof BinaryWebSocketFrame binary) {
                            context.writeAndFlush(binary.retain());
                        }
                    }
                });
    }

    public String address() {
        return (tls == null ? "ws://127.0.0.1:" : "wss://localhost:")
                + ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Texts in the order of their arrival. */
    public List<String> received() {
        return received;
    }

    /** Request targets of the handshakes. */
    public List<String> targets() {
        return targets;
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 100, java.util.concurrent.TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
    }
}
