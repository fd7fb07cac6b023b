package dev.vigia.bridge.tap;

import io.netty.channel.ChannelConfig;
import io.netty.channel.socket.nio.NioChannelOption;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * TCP's own probes on quiet connections, so that a peer that is gone without a word is noticed: the tap must not send
 * pings of its own into anybody's conversation. Four probes in the second half of the time, the first one in its middle.
 */
final class KeepAlive {
    private static final int PROBES = 4;

    private final Map<SocketOption<Integer>, Integer> options;

    /** @param limit when a silent peer that answers no probe counts as gone; whole seconds, at least 8 */
    KeepAlive(Duration limit) {
        int seconds = (int) limit.toSeconds();
        options = Map.of(
                ExtendedSocketOptions.TCP_KEEPIDLE, seconds / 2,
                ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds / 2 / PROBES,
                ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }

    void apply(ChannelConfig config) {
        options.forEach((option, value) -> config.setOption(NioChannelOption.of(option), value));
    }
}
