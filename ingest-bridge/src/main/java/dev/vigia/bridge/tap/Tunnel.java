package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.AgentCounts;
import dev.vigia.bridge.capture.ConnectionCopy;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.front.PlainAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection and its agent's, tied together. Until the agent has answered 101, nothing but the handshake
 * goes to it: a second request smuggled in behind the first never reaches it.
 */
final class Tunnel implements Passage {
    /** A close frame with code 1001; as a client sends it, with a mask of zeros. */
    private static final byte[] GOING_AWAY = {(byte) 0x88, 2, 0x03, (byte) 0xE9};

    private static final byte[] GOING_AWAY_MASKED = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 0x03, (byte) 0xE9};

    private final Channel client;
    private final Channel agent;
    private final ConnectionCopy copy;
    private final AgentCounts counts;
    private final Turn turn;
    private final TapMeters meters;
    private final AnswerHead answer = new AnswerHead();
    private AnswerHead.State state = AnswerHead.State.INCOMPLETE;
    private @Nullable ByteBuf early;
    private final FrameBoundary fromClient = new FrameBoundary();
    private final FrameBoundary fromAgent = new FrameBoundary();
    private long lastPassed = System.nanoTime();
    private boolean answered;
    private @Nullable Side firstToLeave;
    private boolean over;

    /** @param early what the client sent behind its handshake; released here */
    Tunnel(
            Channel client,
            Channel agent,
            ByteBuf early,
            ConnectionCopy copy,
            AgentCounts counts,
            Turn turn,
            TapMeters meters) {
        this.client = client;
        this.agent = agent;
        this.early = early;
        this.copy = copy;
        this.counts = counts;
        this.turn = turn;
        this.meters = meters;
    }

    /** Sends the handshake to the agent and begins to relay. */
    void open(ByteBuf handshake, Duration patience) {
        counts.connections().incrementAndGet();
        client.pipeline().addLast(new Relay(Side.USER, agent, this, turn, meters));
        agent.pipeline().addLast(new Relay(Side.AGENT, client, this, turn, meters));
        agent.writeAndFlush(handshake);
        agent.config().setAutoRead(true);
        client.eventLoop().schedule(this::giveUpWaiting, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On the event loop: ends a tunnel in which nothing has passed for so long. */
    void closeIfIdle(Duration limit) {
        if (System.nanoTime() - lastPassed > limit.toNanos()) {
            meters.ended("idle");
            client.close();
            agent.close();
        }
    }

    /** On the event loop: tells both sides that the bridge goes away (close code 1001), where no frame is in between. */
    void goAway() {
        turn.end();
        if (state == AnswerHead.State.UPGRADED && fromAgent.isBetweenFrames()) {
            client.writeAndFlush(Unpooled.wrappedBuffer(GOING_AWAY));
        }
        if (state == AnswerHead.State.UPGRADED && fromClient.isBetweenFrames()) {
            agent.writeAndFlush(Unpooled.wrappedBuffer(GOING_AWAY_MASKED));
        }
    }

    private void giveUpWaiting() {
        if (!answered && !over) {
            agent.close();
        }
    }

    @Override
    public void passing(Side side, ByteBuffer bytes) {
        if (side == Side.AGENT) {
            meters.fromAgents.increment(bytes.remaining());
            answered = true;
            if (state == AnswerHead.State.INCOMPLETE) {
                followAnswer(bytes);
            }
        } else {
            meters.fromClients.increment(bytes.remaining());
            if (state == AnswerHead.State.OTHER) {
                // The agent refused the upgrade: what the client says next belongs to no tunnel, and must not reach it.
                client.close();
                agent.close();
            }
        }
        lastPassed = System.nanoTime();
        if (state == AnswerHead.State.UPGRADED && bytes.hasRemaining()) {
            (side == Side.USER ? fromClient : fromAgent).pass(bytes);
            copy.arrived(side, bytes);
        }
    }

    private void followAnswer(ByteBuffer bytes) {
        state = answer.take(bytes);
        if (state == AnswerHead.State.UPGRADED) {
            meters.handshake("tunnelled");
            counts.opened();
            copy.established(answer.extensions());
        } else if (state == AnswerHead.State.OTHER) {
            meters.handshake("refused");
            counts.refused();
        }
        if (state != AnswerHead.State.INCOMPLETE) {
            client.eventLoop().execute(this::letClientSpeak);
        }
    }

    private void letClientSpeak() {
        var held = early;
        early = null;
        if (held != null && held.isReadable() && state == AnswerHead.State.UPGRADED) {
            var context = client.pipeline().context(Relay.class);
            ((Relay) context.handler()).channelRead(context, held);
        } else if (held != null) {
            held.release();
        }
        client.config().setAutoRead(true);
    }

    @Override
    public void inputEnded(Side side) {
        if (firstToLeave == null) {
            firstToLeave = side;
            answerFor(side);
        } else if (firstToLeave != side) {
            closed(side);
        }
    }

    @Override
    public void closed(Side side) {
        if (over) {
            return;
        }
        over = true;
        answerFor(side);
        counts.connections().decrementAndGet();
        copy.closed(firstToLeave == null ? side : firstToLeave);
        turn.come();
        if (early != null) {
            early.release();
            early = null;
        }
    }

    private void answerFor(Side side) {
        if (side == Side.AGENT && !answered) {
            answered = true;
            meters.handshake("agent_away");
            counts.unreachable();
            PlainAnswer.send(client, PlainAnswer.BAD_GATEWAY, "the agent did not answer the handshake");
        }
    }
}
