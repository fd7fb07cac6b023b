package dev.vigia.bridge.http;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.util.Map;

/** Turns an HTTP connection into a WebSocket of one of our own services (RFC 6455, section 4.2). */
final class WebSocketUpgrade {
    private static final String SUBPROTOCOLS = "cloudevents.json";

    private WebSocketUpgrade() {}

    static boolean isAskedForBy(FullHttpRequest request) {
        return request.method().equals(HttpMethod.GET)
                && request.headers().contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /** Answers the handshake and puts {@link WebSocketHandler} in the place of HTTP; releases the request. */
    static void perform(
            ChannelHandlerContext context, FullHttpRequest request, MessageService service, int messageLimit) {
        var config = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(messageLimit)
                .expectMaskedFrames(true)
                .build();
        var handshaker = new WebSocketServerHandshakerFactory("", SUBPROTOCOLS, config).newHandshaker(request);
        if (handshaker == null) {
            request.release();
            var problem = new Answer(426, "text/plain", new byte[0], Map.of("Sec-WebSocket-Version", "13"));
            context.writeAndFlush(HttpHandler.response(problem, false)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        var pipeline = context.pipeline();
        try {
            handshaker.handshake(context.channel(), request);
        } catch (WebSocketHandshakeException malformed) {
            var problem = Answer.problem(400, "Bad Request", "This is no WebSocket handshake of RFC 6455.");
            context.writeAndFlush(HttpHandler.response(problem, false)).addListener(ChannelFutureListener.CLOSE);
            return;
        } finally {
            request.release();
        }
        pipeline.addFirst(new FlushConsolidationHandler());
        pipeline.addBefore(context.name(), null, new WebSocketFrameAggregator(messageLimit));
        pipeline.replace(context.handler(), null, new WebSocketHandler(service));
    }
}
