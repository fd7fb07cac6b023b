package dev.vigia.bridge.tap;

import dev.vigia.bridge.capture.ConnectionCopy;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.front.PlainAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection and its agent's, tied together. Until the agent has answered 101, nothing but the handshake
 * goes to it: a second request smuggled in behind the first never reaches it.
 */
final class Tunnel {
    private final Channel client;
    private final Channel agent;
    private final ConnectionCopy copy;
    private final AtomicInteger connections;
    private final TapMeters meters;
    private final AnswerHead answer = new AnswerHead();
    private AnswerHead.State state = AnswerHead.State.INCOMPLETE;
    private @Nullable ByteBuf early;
    private boolean answered;
    private @Nullable Side firstToLeave;
    private boolean over;

    /** @param early what the client sent behind its handshake; released here */
    Tunnel(
            Channel client,
            Channel agent,
            ByteBuf early,
            ConnectionCopy copy,
            AtomicInteger connections,
            TapMeters meters) {
        this.client = client;
        this.agent = agent;
        this.early = early;
        this.copy = copy;
        this.connections = connections;
        this.meters = meters;
    }

    /** Sends the handshake to the agent and begins to relay. */
    void open(ByteBuf handshake, Duration patience) {
        connections.incrementAndGet();
        client.pipeline().addLast(new Relay(Side.USER, agent, this, meters));
        agent.pipeline().addLast(new Relay(Side.AGENT, client, this, meters));
        agent.writeAndFlush(handshake);
        agent.read();
        client.eventLoop().schedule(this::giveUpWaiting, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUpWaiting() {
        if (!answered && !over) {
            agent.close();
        }
    }

    /** Sees each chunk before it is relayed. */
    void passing(Side side, ByteBuffer bytes) {
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
        if (state == AnswerHead.State.UPGRADED && bytes.hasRemaining()) {
            copy.arrived(side, bytes);
        }
    }

    private void followAnswer(ByteBuffer bytes) {
        state = answer.take(bytes);
        if (state == AnswerHead.State.UPGRADED) {
            meters.handshake("tunnelled");
            copy.established(answer.extensions());
        } else if (state == AnswerHead.State.OTHER) {
            meters.handshake("refused");
        }
        if (state != AnswerHead.State.INCOMPLETE) {
            client.eventLoop().execute(this::letClientSpeak);
        }
    }

    private void letClientSpeak() {
        var held = early;
        early = null;
        if (held != null && held.isReadable() && state == AnswerHead.State.UPGRADED) {
            client.pipeline().fireChannelRead(held).fireChannelReadComplete();
            return;
        }
        if (held != null) {
            held.release();
        }
        client.read();
    }

    /** The side will send no more. */
    void inputEnded(Side side) {
        if (firstToLeave == null) {
            firstToLeave = side;
            answerFor(side);
        } else if (firstToLeave != side) {
            closed(side);
        }
    }

    /** The side's connection is gone. */
    void closed(Side side) {
        if (over) {
            return;
        }
        over = true;
        answerFor(side);
        connections.decrementAndGet();
        copy.closed(firstToLeave == null ? side : firstToLeave);
        if (early != null) {
            early.release();
            early = null;
        }
    }

    private void answerFor(Side side) {
        if (side == Side.AGENT && !answered) {
            answered = true;
            meters.handshake("agent_away");
            PlainAnswer.send(client, PlainAnswer.BAD_GATEWAY, "the agent did not answer the handshake");
        }
    }
}
