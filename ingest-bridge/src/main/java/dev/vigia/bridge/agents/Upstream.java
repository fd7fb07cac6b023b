package dev.vigia.bridge.agents;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * One address of an agent.
 *
 * @param uri {@code ws://host:port} or {@code wss://host:port}, with an optional path that all forwarded paths are put
 *     behind
 */
public record Upstream(URI uri) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** The address, or nothing where it cannot be used. */
    public static Optional<Upstream> of(String address) {
        try {
            var uri = new URI(address.strip());
            boolean usable = ("ws".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return usable ? Optional.of(new Upstream(uri)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    public boolean isEncrypted() {
        return "wss".equalsIgnoreCase(uri.getScheme());
    }

    public int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isEncrypted() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Name or number, without brackets. */
    public String host() {
        var host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Looked up anew every time, so that a name may move. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host(), port());
    }

    /** What stands in the Host header. */
    public String authority() {
        return uri.getRawAuthority();
    }

    /** The path that forwarded paths are put behind: empty, or beginning with a slash and ending without one. */
    public String basePath() {
        var path = uri.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
