package dev.vigia.bench.tap;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An agent that repeats each text; those of connections whose path says {@code recorded} are tallied. */
final class EchoServer {
    static final String RECORDED = "/recorded";
    private static final int HEAD_LIMIT = 16 << 10;

    private final Tally tally = new Tally();
    private final Channel listener;

    EchoServer(EventLoopGroup loops) {
        listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var config = WebSocketServerProtocolConfig.newBuilder()
                                .websocketPath("/")
                                .checkStartsWith(true)
                                .build();
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(HEAD_LIMIT))
                                .addLast(new WebSocketServerProtocolHandler(config), new Echo());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    Tally tally() {
        return tally;
    }

    private final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private boolean recorded;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete complete) {
                recorded = complete.requestUri().startsWith(RECORDED);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            if (recorded) {
                tally.add(frame.text());
            }
            context.write(new TextWebSocketFrame(frame.content().retain()));
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
