package dev.vigia.bridge.tap;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tunnels that are open: how many there may be, and how they end. */
final class OpenTunnels {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTunnels.class);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 20;
    private static final long LEAST_IDLE_LOOK_MILLIS = 50;

    private final TapLimits limits;
    private final KeepAlive keepAlive;
    private final TapMeters meters;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<Channel, Tunnel> tunnels = new ConcurrentHashMap<>();

    OpenTunnels(TapLimits limits, TapMeters meters, MeterRegistry registry) {
        this.limits = limits;
        this.keepAlive = new KeepAlive(limits.silence());
        this.meters = meters;
        registry.gauge("vigia.bridge.connections", clients, ChannelGroup::size);
    }

    boolean isFull() {
        return tunnels.size() >= limits.connections();
    }

    void add(Channel client, Tunnel tunnel) {
        keepAlive.apply(client.config());
        clients.add(client);
        tunnels.put(client, tunnel);
        long look = Math.max(LEAST_IDLE_LOOK_MILLIS, limits.idle().toMillis() / 4);
        var idleLook = client.eventLoop()
                .scheduleWithFixedDelay(() -> tunnel.closeIfIdle(limits.idle()), look, look, TimeUnit.MILLISECONDS);
        client.closeFuture().addListener(closed -> {
            idleLook.cancel(false);
            tunnels.remove(client);
        });
    }

    void drain() {
        awaitNone(limits.drain());
        if (!tunnels.isEmpty()) {
            LOG.info("{} conversations are ended, told that the bridge goes away", tunnels.size());
            tunnels.forEach((client, tunnel) -> {
                meters.ended("drain");
                client.eventLoop().execute(tunnel::goAway);
            });
            awaitNone(GOODBYE);
        }
        clients.close().awaitUninterruptibly();
    }

    private void awaitNone(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!tunnels.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }
}
