package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Upstream;
import dev.vigia.bridge.dialect.Side;
import dev.vigia.bridge.front.PlainAnswer;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.front.RequestHead.BadRequestException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One HTTP request to an agent that is no WebSocket handshake, such as a page, a health check or Socket.IO's long
 * polling. It passes unrecorded, one request a connection: the answer ends with the connection.
 */
final class PlainExchange implements Passage {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "keep-alive", "proxy-connection", "te", "upgrade", "http2-settings");

    /** Long polls are answered when there is something to say, or after half a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Channel client;
    private final Channel agent;
    private final BodyEnd body;
    private final Turn turn;
    private final TapMeters meters;
    private boolean answered;
    private boolean over;

    PlainExchange(Channel client, Channel agent, BodyEnd body, Turn turn, TapMeters meters) {
        this.client = client;
        this.agent = agent;
        this.body = body;
        this.turn = turn;
        this.meters = meters;
    }

    /** What the agent gets: the client's own lines, but the request line, Host, and what concerns one hop only. */
    static ByteBuf forwarded(RequestHead head, String rest, Upstream upstream) {
        var lines = new StringBuilder(head.method())
                .append(' ')
                .append(upstream.basePath())
                .append(rest)
                .append(" HTTP/1.1\r\nHost: ")
                .append(upstream.authority())
                .append("\r\n");
        for (var header : head.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !name.equals("host") && !head.lists("Connection", name)) {
                lines.append(header.line()).append("\r\n");
            }
        }
        return Unpooled.copiedBuffer(lines.append("Connection: close\r\n\r\n"), StandardCharsets.ISO_8859_1);
    }

    /** @param early what the client sent behind its head; released here */
    void open(ByteBuf head, ByteBuf early) {
        client.pipeline().addLast(new BodyOnly(), new Relay(Side.USER, agent, this, turn, meters));
        agent.pipeline().addLast(new LastAnswer(), new Relay(Side.AGENT, client, this, turn, meters));
        agent.writeAndFlush(head);
        agent.config().setAutoRead(true);
        client.eventLoop()
                .schedule(
                        () -> {
                            if (!answered && !over) {
                                agent.close();
                            }
                        },
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
        if (early.isReadable()) {
            var context = client.pipeline().context(BodyOnly.class);
            ((BodyOnly) context.handler()).channelRead(context, early);
        } else {
            early.release();
        }
        client.config().setAutoRead(true);
    }

    @Override
    public void passing(Side side, ByteBuffer bytes) {
        answered |= side == Side.AGENT;
        (side == Side.AGENT ? meters.fromAgents : meters.fromClients).increment(bytes.remaining());
    }

    @Override
    public void inputEnded(Side side) {
        if (side == Side.AGENT) {
            answerIfNone();
        }
    }

    @Override
    public void closed(Side side) {
        if (!over) {
            over = true;
            answerIfNone();
        }
    }

    private void answerIfNone() {
        if (!answered) {
            answered = true;
            PlainAnswer.send(client, PlainAnswer.BAD_GATEWAY, "the agent did not answer");
        }
    }

    /** Lets the body pass, and nothing behind it. */
    private final class BodyOnly extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var bytes = (ByteBuf) message;
            try {
                int length = body.take(bytes.nioBuffer());
                if (length > 0) {
                    context.fireChannelRead(bytes.retainedSlice(bytes.readerIndex(), length));
                }
            } catch (BadRequestException malformed) {
                PlainAnswer.send(client, PlainAnswer.BAD_REQUEST, String.valueOf(malformed.getMessage()));
                answered = true;
                agent.close();
            } finally {
                bytes.release();
            }
        }
    }
}
