package dev.vigia.bridge.tap;

import io.netty.channel.ChannelConfig;
import io.netty.channel.socket.nio.NioChannelOption;
import java.net.SocketOption;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * TCP's own probes on quiet connections, so that a peer that is gone without a word is noticed after about two minutes:
 * the tap must not send pings of its own into anybody's conversation.
 */
final class KeepAlive {
    private static final Map<SocketOption<Integer>, Integer> OPTIONS = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 60,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 15,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

    private KeepAlive() {}

    static void apply(ChannelConfig config) {
        OPTIONS.forEach((option, value) -> config.setOption(NioChannelOption.of(option), value));
    }
}
