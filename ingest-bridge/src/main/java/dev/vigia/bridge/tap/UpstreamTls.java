package dev.vigia.bridge.tap;

import dev.vigia.bridge.agents.Upstream;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** TLS to agents at {@code wss://} addresses: the server's name is sent (SNI) and must stand in its certificate. */
public final class UpstreamTls {
    private final SslContext context;

    /**
     * @param authorities PEM file of the certificates to trust; null for those that Java trusts
     * @throws IOException when the file cannot be used
     */
    public UpstreamTls(@Nullable Path authorities) throws IOException {
        var builder = SslContextBuilder.forClient();
        if (authorities != null) {
            try {
                builder.trustManager(authorities.toFile());
            } catch (IllegalArgumentException unusable) {
                throw new IOException(
                        authorities + " has no certificates that can be read: " + unusable.getMessage(), unusable);
            }
        }
        context = builder.endpointIdentificationAlgorithm("HTTPS").build();
    }

    SslHandler handler(ByteBufAllocator allocator, Upstream upstream) {
        return context.newHandler(allocator, upstream.host(), upstream.port());
    }
}
