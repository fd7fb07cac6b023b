package dev.vigia.local.socket;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.List;
import java.util.Optional;

/** An agent's hold on one connected client. */
public final class AgentConnection {
    private final Channel channel;
    private final QueryStringDecoder address;

    AgentConnection(Channel channel, String uri) {
        this.channel = channel;
        this.address = new QueryStringDecoder(uri);
    }

    /** A query parameter of the client's address. */
    public Optional<String> query(String name) {
        return address.parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    public void send(String text) {
        channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    public void close() {
        channel.close();
    }
}
