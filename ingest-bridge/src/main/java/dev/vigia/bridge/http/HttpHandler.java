package dev.vigia.bridge.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Netty's HTTP and the routes: one request at a time, the next is read when this one has been answered. */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    private final Routes routes;
    private final int bodyLimit;
    private boolean answering;

    /** @param bodyLimit bytes of a body after inflating */
    HttpHandler(Routes routes, int bodyLimit) {
        this.routes = routes;
        this.bodyLimit = bodyLimit;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        answering = true;
        boolean keepAlive =
                HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        request.retain();
        answer(request).exceptionally(HttpHandler::bug).thenAccept(answer -> {
            var service = answer.service();
            if (service != null && WebSocketUpgrade.isAskedForBy(request)) {
                WebSocketUpgrade.perform(context, request, service, bodyLimit);
            } else {
                request.release();
                send(context, answer, keepAlive);
            }
        });
    }

    /** Only a part of a request has come: the read that asked for it is used up. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!answering) {
            context.read();
        }
    }

    private CompletableFuture<Answer> answer(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return CompletableFuture.completedFuture(
                    Answer.problem(400, "Bad Request", "This is not an HTTP request that can be read."));
        }
        try {
            return routes.answer(call(request));
        } catch (Inflation.RefusedException refused) {
            return CompletableFuture.completedFuture(refused.answer());
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private Call call(FullHttpRequest request) throws Inflation.RefusedException {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        var body = Inflation.inflate(
                ByteBufUtil.getBytes(request.content()), headers.getOrDefault("content-encoding", ""), bodyLimit);
        return new Call(request.method().name(), path(request.uri()), headers, body);
    }

    private static String path(String uri) {
        try {
            return new QueryStringDecoder(uri).path();
        } catch (IllegalArgumentException malformedEscape) {
            return "";
        }
    }

    private static Answer bug(Throwable cause) {
        LOG.error("A request could not be answered", cause);
        return Answer.problem(500, "Internal Server Error", "The bridge could not answer; its log says why.");
    }

    private void send(ChannelHandlerContext context, Answer answer, boolean keepAlive) {
        var written = context.writeAndFlush(response(answer, keepAlive));
        if (keepAlive) {
            written.addListener(sent -> {
                answering = false;
                context.read();
            });
        } else {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    static FullHttpResponse response(Answer answer, boolean keepAlive) {
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        answer.headers().forEach((name, value) -> response.headers().set(name, value));
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return response;
    }

    /** The client is gone, was too slow, or closed in the middle: nobody is left to be told. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof ChannelException)) {
            LOG.warn("An HTTP connection is closed: {}", cause.toString());
        }
        context.close();
    }
}
