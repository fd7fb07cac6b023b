package dev.vigia.bridge.front;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS on the bridge's port, from PEM files that are read again when they change: a renewed certificate holds for new
 * connections, open ones stay. Files that cannot be used change nothing, and are told in the log.
 */
public final class ListenerTls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerTls.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Path certificate;
    private final Path key;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "listener-tls");
        thread.setDaemon(true);
        return thread;
    });
    private volatile SslContext context;
    private List<FileTime> read;

    /**
     * @param certificate PEM, the whole chain
     * @param key PEM, PKCS#8, without a password
     * @throws IOException when the files cannot be used at the start
     */
    public ListenerTls(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.read = times();
        this.context = load();
    }

    public void start() {
        executor.scheduleWithFixedDelay(this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For one new connection. */
    public SslHandler handler(ByteBufAllocator allocator) {
        return context.newHandler(allocator);
    }

    private void look() {
        try {
            var now = times();
            if (!now.equals(read)) {
                context = load();
                read = now;
                LOG.info("The certificate has been read again from {}", certificate);
            }
        } catch (IOException unusable) {
            LOG.error("The certificate stays as it is: {}", unusable.getMessage());
        }
    }

    private List<FileTime> times() throws IOException {
        return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    }

    private SslContext load() throws IOException {
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .build();
        } catch (IllegalArgumentException unusable) {
            throw new IOException(
                    certificate + " and " + key + " are no certificate with its key: " + unusable.getMessage(),
                    unusable);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
