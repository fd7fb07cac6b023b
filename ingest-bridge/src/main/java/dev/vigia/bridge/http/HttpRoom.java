package dev.vigia.bridge.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.EventExecutorGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Equips a connection for HTTP. The endpoints run on their own threads: the tunnels' event loops must not wait. */
public final class HttpRoom {
    private static final int LINE_LIMIT = 8 << 10;
    private static final int CHUNK = 64 << 10;
    /** So many bodies of the greatest size may be in memory at once. */
    private static final int BODIES = 16;

    private final AtomicLong bodyBytes = new AtomicLong();

    private final Routes routes;
    private final EventExecutorGroup threads;
    private final int headLimit;
    private final int bodyLimit;
    private final Duration idleLimit;

    /**
     * @param bodyLimit bytes of one request's body
     * @param idleLimit a connection on which nothing came for so long is closed
     */
    public HttpRoom(Routes routes, EventExecutorGroup threads, int headLimit, int bodyLimit, Duration idleLimit) {
        this.routes = routes;
        this.threads = threads;
        this.headLimit = headLimit;
        this.bodyLimit = bodyLimit;
        this.idleLimit = idleLimit;
    }

    /** From here on the connection is read on demand only: one request at a time. */
    public void equip(ChannelPipeline pipeline) {
        pipeline.channel().config().setAutoRead(false);
        pipeline.addLast(new ReadTimeoutHandler(idleLimit.toMillis(), TimeUnit.MILLISECONDS));
        pipeline.addLast(new HttpServerCodec(LINE_LIMIT, headLimit, CHUNK));
        pipeline.addLast(new BodyBudget(bodyBytes, (long) BODIES * bodyLimit));
        pipeline.addLast(new BoundedBody());
        pipeline.addLast(new FlowControlHandler());
        pipeline.addLast(threads, new HttpHandler(routes, bodyLimit));
    }

    private final class BoundedBody extends HttpObjectAggregator {
        BoundedBody() {
            super(bodyLimit);
        }

        @Override
        protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
            var problem = Answer.problem(
                    413, "Content Too Large", "A request's body has at most " + bodyLimit + " bytes; send several.");
            context.writeAndFlush(HttpHandler.response(problem, false)).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
