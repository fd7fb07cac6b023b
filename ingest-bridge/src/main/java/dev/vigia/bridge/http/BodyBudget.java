package dev.vigia.bridge.http;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bodies of all connections together: each of them may be as large as the limit, but there are many
 * connections. Whoever comes when the memory is used up is answered 429.
 */
final class BodyBudget extends ChannelDuplexHandler {
    private static final String RETRY_SECONDS = "1";

    private final AtomicLong used;
    private final long limit;
    private long held;
    private boolean refused;

    /** @param used bytes that all connections hold now */
    BodyBudget(AtomicLong used, long limit) {
        this.used = used;
        this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpContent content) {
            int size = ((ByteBufHolder) content).content().readableBytes();
            held += size;
            if (used.addAndGet(size) > limit) {
                refused = true;
                ReferenceCountUtil.release(message);
                var problem = Answer.problem(429, "Too Many Requests", "Too many bodies are on their way at once.")
                        .with("Retry-After", RETRY_SECONDS);
                context.writeAndFlush(HttpHandler.response(problem, false)).addListener(ChannelFutureListener.CLOSE);
                return;
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse) {
            giveBack();
        }
        context.write(message, promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        giveBack();
    }

    private void giveBack() {
        used.addAndGet(-held);
        held = 0;
    }
}
