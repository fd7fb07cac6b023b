package dev.vigia.bridge.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.charset.StandardCharsets;

/** An answer on a connection that speaks no HTTP any more, or not yet: a problem (RFC 9457), then the end. */
public final class PlainAnswer {
    public static final String BAD_REQUEST = "400 Bad Request";
    public static final String NOT_FOUND = "404 Not Found";
    public static final String BAD_GATEWAY = "502 Bad Gateway";
    public static final String UNAVAILABLE = "503 Service Unavailable";
    static final String TIMEOUT = "408 Request Timeout";
    static final String HEAD_TOO_LARGE = "431 Request Header Fields Too Large";

    private PlainAnswer() {}

    /**
     * @param status code and phrase
     * @param detail a sentence of ours, without anything from the request
     */
    public static void send(Channel channel, String status, String detail) {
        var body = "{\"status\":" + status.substring(0, 3) + ",\"title\":\"" + status.substring(4) + "\",\"detail\":\""
                + detail + "\"}";
        var head = "HTTP/1.1 " + status + "\r\nContent-Type: application/problem+json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n";
        channel.writeAndFlush(Unpooled.copiedBuffer(head + body, StandardCharsets.UTF_8))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
