package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.agents.UpstreamHealth;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the first of an agent's addresses that takes the connection, on the client's event loop. */
final class Dial {
    private static final Logger LOG = LoggerFactory.getLogger(Dial.class);
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /** Told on the event loop how it went. */
    interface Outcome {
        void connected(Channel channel, Upstream upstream);

        /** None of the addresses could be reached. */
        void failed();
    }

    private final EventLoop loop;
    private final UpstreamTls tls;
    private final KeepAlive keepAlive;
    private final UpstreamHealth health;
    private final Outcome outcome;

    Dial(EventLoop loop, UpstreamTls tls, KeepAlive keepAlive, UpstreamHealth health, Outcome outcome) {
        this.loop = loop;
        this.tls = tls;
        this.keepAlive = keepAlive;
        this.health = health;
        this.outcome = outcome;
    }

    void tryInOrder(List<Upstream> upstreams) {
        if (upstreams.isEmpty()) {
            outcome.failed();
            return;
        }
        var upstream = upstreams.get(0);
        var rest = upstreams.subList(1, upstreams.size());
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        keepAlive.apply(channel.config());
                        if (upstream.isEncrypted()) {
                            channel.pipeline().addLast(tls.handler(channel.alloc(), upstream));
                        }
                    }
                })
                .connect(upstream.address())
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess() && upstream.isEncrypted()) {
                        secure(connected.channel(), upstream, rest);
                    } else if (connected.isSuccess()) {
                        succeed(connected.channel(), upstream);
                    } else {
                        goOn(upstream, connected.cause(), rest);
                    }
                });
    }

    private void secure(Channel channel, Upstream upstream, List<Upstream> rest) {
        channel.pipeline().get(SslHandler.class).handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                succeed(channel, upstream);
            } else {
                channel.close();
                goOn(upstream, handshake.cause(), rest);
            }
        });
    }

    private void succeed(Channel channel, Upstream upstream) {
        health.note(upstream, true);
        outcome.connected(channel, upstream);
    }

    private void goOn(Upstream upstream, Throwable cause, List<Upstream> rest) {
        if (health.isUp(upstream)) {
            LOG.warn("{} cannot be reached: {}", upstream, cause.toString());
        }
        health.note(upstream, false);
        tryInOrder(rest);
    }
}
