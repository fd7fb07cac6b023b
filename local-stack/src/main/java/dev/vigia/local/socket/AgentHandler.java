package dev.vigia.local.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Connects one socket with the listener that plays the agent. */
final class AgentHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final Function<AgentConnection, Listener> agents;
    private @Nullable Listener listener;

    AgentHandler(Function<AgentConnection, Listener> agents) {
        this.agents = agents;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof HandshakeComplete handshake) {
            listener = agents.apply(new AgentConnection(context.channel(), handshake.requestUri()));
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        if (listener != null) {
            listener.received(frame.text());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (listener != null) {
            listener.closed();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }
}
