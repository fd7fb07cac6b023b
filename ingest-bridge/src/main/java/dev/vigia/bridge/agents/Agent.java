package dev.vigia.bridge.agents;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An agent that the bridge stands in front of.
 *
 * @param upstream {@code ws://host:port} with an optional path that all forwarded paths are put behind
 * @param profile name of the profile that reads its frames
 */
public record Agent(String id, URI upstream, String profile) {
    /** The profile of agents about which nothing is said. */
    public static final String AUTO = "auto";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int HTTP_PORT = 80;

    /** The agent, or nothing where the id or the address cannot be used. */
    public static Optional<Agent> of(String id, String upstream) {
        try {
            var uri = new URI(upstream);
            boolean usable = ID.matcher(id).matches()
                    && "ws".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return usable ? Optional.of(new Agent(id, uri, AUTO)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** The same agent, read by another profile. */
    public Agent withProfile(String name) {
        return new Agent(id, upstream, name);
    }

    public int port() {
        return upstream.getPort() < 0 ? HTTP_PORT : upstream.getPort();
    }

    /** Looked up anew every time, so that a name may move. */
    public InetSocketAddress address() {
        var host = upstream.getHost();
        return InetSocketAddress.createUnresolved(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port());
    }

    /** What stands in the Host header. */
    public String authority() {
        return upstream.getRawAuthority();
    }

    /** The path that forwarded paths are put behind: empty, or beginning with a slash and ending without one. */
    public String basePath() {
        var path = upstream.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
