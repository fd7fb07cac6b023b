package dev.vigia.bridge.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An agent's monitoring WebSocket.
 *
 * @param agentId of events that name no agent
 * @param address {@code ws://} or {@code wss://}
 */
public record Feed(String agentId, URI address) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    /** The feed, or nothing where the id or the address cannot be used. */
    public static Optional<Feed> of(String agentId, String address) {
        try {
            var uri = new URI(address);
            boolean usable = ID.matcher(agentId).matches()
                    && ("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawFragment() == null;
            return usable ? Optional.of(new Feed(agentId, uri)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** Where to connect: behind the last event that is durable here, for agents that can resume. */
    URI resuming(@Nullable String lastEventId) {
        if (lastEventId == null) {
            return address;
        }
        var after = "after=" + URLEncoder.encode(lastEventId, StandardCharsets.UTF_8);
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + after);
    }
}
