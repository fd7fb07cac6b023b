package dev.vigia.bridge;

import dev.vigia.bridge.front.FrontDoor;
import dev.vigia.bridge.front.ListenerTls;
import dev.vigia.bridge.front.RequestHead;
import dev.vigia.bridge.http.HttpRoom;
import dev.vigia.bridge.tap.Tap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Leads new connections to the tap or to the HTTP endpoints. */
final class Entrance extends ChannelInitializer<Channel> implements FrontDoor.Rooms {
    private final Tap tap;
    private final HttpRoom http;
    private final @Nullable ListenerTls tls;
    private final int headLimit;
    private final Duration patience;

    /** @param tls null where the port speaks without encryption */
    Entrance(Tap tap, HttpRoom http, @Nullable ListenerTls tls, int headLimit, Duration patience) {
        this.tap = tap;
        this.http = http;
        this.tls = tls;
        this.headLimit = headLimit;
        this.patience = patience;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (tls != null) {
            channel.pipeline().addLast(tls.handler(channel.alloc()));
        }
        channel.pipeline().addLast(new FrontDoor(this, headLimit, patience));
    }

    @Override
    public boolean isTunnel(String target) {
        return Tap.owns(target);
    }

    @Override
    public boolean dependsOnHost() {
        return tap.hasHosts();
    }

    @Override
    public boolean isTunnel(RequestHead head) {
        return tap.owns(head);
    }

    @Override
    public void enterTunnel(ChannelHandlerContext context, RequestHead head, ByteBuf early) {
        tap.enter(context.channel(), head, early);
    }

    @Override
    public void enterHttp(ChannelHandlerContext context) {
        http.equip(context.pipeline());
    }
}
