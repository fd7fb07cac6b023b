package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Agent;
import dev.vigia.bridge.agents.Agents;
import dev.vigia.bridge.capture.Recording;
import dev.vigia.bridge.front.PlainAnswer;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import dev.vigia.events.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Clock;
import java.time.Duration;

/** Turns a client's handshake into a tunnel to the agent that its path names: {@code /tap/AGENT/rest?query}. */
public final class Tap {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final Agents agents;
    private final Recording recording;
    private final Clock clock;
    private final Duration patience;
    private final TapMeters meters;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** @param patience how long an agent may take for its answer to the handshake */
    public Tap(Agents agents, Recording recording, Clock clock, Duration patience, MeterRegistry registry) {
        this.agents = agents;
        this.recording = recording;
        this.clock = clock;
        this.patience = patience;
        this.meters = new TapMeters(registry);
        registry.gauge("vigia.bridge.connections", clients, ChannelGroup::size);
    }

    /** Whether a request target is one of the tap's. */
    public static boolean owns(String target) {
        return target.startsWith(Handshake.PREFIX);
    }

    /**
     * Takes over a connection, on its event loop.
     *
     * @param early what came behind the head; released here
     */
    public void enter(Channel client, RequestHead head, ByteBuf early) {
        client.config().setAutoRead(false);
        try {
            var handshake = Handshake.of(head);
            var agent = agents.find(handshake.agentId());
            if (agent.isPresent()) {
                connect(client, handshake, agent.get(), early);
                return;
            }
            meters.handshake("unknown_agent");
            PlainAnswer.send(client, PlainAnswer.NOT_FOUND, "no agent of this name is registered");
        } catch (BadRequestException bad) {
            meters.handshake("malformed");
            PlainAnswer.send(client, PlainAnswer.BAD_REQUEST, String.valueOf(bad.getMessage()));
        }
        early.release();
    }

    private void connect(Channel client, Handshake handshake, Agent agent, ByteBuf early) {
        clients.add(client);
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(agent.address())
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        tunnel(client, connected.channel(), handshake, agent, early);
                    } else {
                        early.release();
                        meters.handshake("agent_away");
                        PlainAnswer.send(client, PlainAnswer.BAD_GATEWAY, "the agent cannot be reached");
                    }
                });
    }

    private void tunnel(Channel client, Channel upstream, Handshake handshake, Agent agent, ByteBuf early) {
        if (!client.isActive()) {
            early.release();
            upstream.close();
            return;
        }
        var source = "tap-" + EventIds.next(clock.instant());
        var copy = recording.open(agent.id(), agent.profile(), handshake, source);
        new Tunnel(client, upstream, early, copy, agents.connections(agent.id()), meters)
                .open(Unpooled.wrappedBuffer(handshake.forwarded(agent)), patience);
    }

    /** Ends all tunnels; what was said on them has been recorded when the future completes. */
    public void close() {
        clients.close().awaitUninterruptibly();
    }
}
