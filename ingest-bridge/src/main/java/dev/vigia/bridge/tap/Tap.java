package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Agent;
import dev.vigia.bridge.agents.Agents;
import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.capture.Recording;
import dev.vigia.bridge.front.PlainAnswer;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import dev.vigia.events.EventIds;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ties a client's connection to the agent that its first request is for: a WebSocket handshake opens a tunnel whose
 * messages are recorded, any other request passes.
 */
public final class Tap implements AutoCloseable {
    private final Agents agents;
    private final Recording recording;
    private final Clock clock;
    private final TapLimits limits;
    private final UpstreamTls tls;
    private final KeepAlive keepAlive;
    private final TapMeters meters;
    private final OpenTunnels tunnels;
    private final Map<EventLoop, Turn> turns = new ConcurrentHashMap<>();

    public Tap(
            Agents agents,
            Recording recording,
            UpstreamTls tls,
            TapLimits limits,
            Clock clock,
            MeterRegistry registry) {
        this.agents = agents;
        this.recording = recording;
        this.tls = tls;
        this.limits = limits;
        this.clock = clock;
        this.keepAlive = new KeepAlive(limits.silence());
        this.meters = new TapMeters(registry);
        this.tunnels = new OpenTunnels(limits, meters, registry);
    }

    /** Whether a request target is one of the tap's, whatever the host. */
    public static boolean owns(String target) {
        return target.startsWith(Route.PREFIX);
    }

    /** Whether the host decides about requests too. */
    public boolean hasHosts() {
        return agents.haveHosts();
    }

    public boolean owns(RequestHead head) {
        return Route.of(head, agents).isPresent();
    }

    /**
     * Takes over a connection, on its event loop.
     *
     * @param early what came behind the head; released here
     */
    public void enter(Channel client, RequestHead head, ByteBuf early) {
        client.config().setAutoRead(false);
        var route = Route.of(head, agents);
        var agent = route.flatMap(found -> agents.find(found.agentId()));
        try {
            if (head.lists("Upgrade", "websocket")
                    || head.method().equals("GET") && !head.all("Upgrade").isEmpty()) {
                var handshake = Handshake.of(head, route.orElseThrow());
                if (isAccepted(client, agent)) {
                    openTunnel(client, handshake, agent.orElseThrow(), early);
                    return;
                }
            } else {
                require(head.all("Host").size() == 1, "there must be one Host header");
                require(head.all("Upgrade").isEmpty(), "the only upgrade is websocket");
                var body = BodyEnd.of(head);
                if (isAccepted(client, agent)) {
                    exchange(client, head, body, route.orElseThrow(), agent.orElseThrow(), early);
                    return;
                }
            }
        } catch (BadRequestException bad) {
            refuse(client, "malformed", PlainAnswer.BAD_REQUEST, String.valueOf(bad.getMessage()));
        }
        early.release();
    }

    private static void require(boolean condition, String reason) throws BadRequestException {
        if (!condition) {
            throw new BadRequestException(reason);
        }
    }

    private boolean isAccepted(Channel client, Optional<Agent> agent) {
        if (agent.isEmpty()) {
            refuse(client, "unknown_agent", PlainAnswer.NOT_FOUND, "no agent of this name is registered");
        } else if (tunnels.isFull()) {
            refuse(client, "too_many", PlainAnswer.UNAVAILABLE, "the bridge has as many connections as it may");
        } else {
            return true;
        }
        return false;
    }

    private void refuse(Channel client, String outcome, String status, String reason) {
        meters.handshake(outcome);
        PlainAnswer.send(client, status, reason);
    }

    private void openTunnel(Channel client, Handshake handshake, Agent agent, ByteBuf early) {
        dial(client, agent, early, (channel, upstream) -> {
            var source = "tap-" + EventIds.next(clock.instant());
            var turn = turn(client);
            var copy = recording.open(agent.id(), agent.profile(), handshake, source, turn.batch());
            var tunnel = new Tunnel(client, channel, early, copy, agents.counts(agent.id()), turn, meters);
            tunnels.add(client, tunnel);
            tunnel.open(Unpooled.wrappedBuffer(handshake.forwarded(upstream)), limits.patience());
        });
    }

    private void exchange(Channel client, RequestHead head, BodyEnd body, Route route, Agent agent, ByteBuf early) {
        dial(client, agent, early, (channel, upstream) -> {
            meters.handshake("plain");
            new PlainExchange(client, channel, body, turn(client), meters)
                    .open(PlainExchange.forwarded(head, route.rest(), upstream), early);
        });
    }

    private Turn turn(Channel client) {
        return turns.computeIfAbsent(client.eventLoop(), loop -> new Turn(loop, recording.batch()));
    }

    private interface Connected {
        void use(Channel channel, Upstream upstream);
    }

    private void dial(Channel client, Agent agent, ByteBuf early, Connected connected) {
        var outcome = new Dial.Outcome() {
            @Override
            public void connected(Channel channel, Upstream upstream) {
                if (client.isActive()) {
                    connected.use(channel, upstream);
                } else {
                    early.release();
                    channel.close();
                }
            }

            @Override
            public void failed() {
                early.release();
                agents.counts(agent.id()).unreachable();
                refuse(client, "agent_away", PlainAnswer.BAD_GATEWAY, "the agent cannot be reached");
            }
        };
        new Dial(client.eventLoop(), tls, keepAlive, agents.health(), outcome)
                .tryInOrder(agents.health().inOrder(agent));
    }

    /** Lets conversations finish up to the limit, then ends them; what was said in them has been recorded then. */
    @Override
    public void close() {
        tunnels.drain();
    }
}
