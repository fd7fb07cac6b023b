// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import edu.stanford.nlp.sentiment.SentimentModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model file, which may appear while the program runs. It is looked for every few seconds at most, and read on
 * another thread, so that no message waits for it. A file that cannot be read is named in the log once, and tried
 * again when it has changed. Thread-safe.
 */
final class ModelFile {
    private static final Logger LOG = LoggerFactory.getLogger(ModelFile.class);
    private static final long EVERY = TimeUnit.SECONDS.toNanos(3);

    private final Path path;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<RecursiveNetwork> reading;
    private volatile @Nullable RecursiveNetwork network;
    private long lastLook;
    private boolean looked;
    private volatile long refusedVersion = -1;

    /** @param nanoTime a clock like {@link System#nanoTime} */
    ModelFile(Path path, LongSupplier nanoTime) {
        this.path = path;
        this.nanoTime = nanoTime;
    }

    /** The network, once the file has been there and read; never waits. */
    Optional<RecursiveNetwork> network() {
        RecursiveNetwork known = network;
        return Optional.ofNullable(known == null ? looked() : known);
    }

    private synchronized @Nullable RecursiveNetwork looked() {
        if (reading == null) {
            look();
        } else if (reading.isDone()) {
            network = reading.join();
            reading = null;
        }
        return network;
    }

    /** Waits for a file that is there now to be read; false without one, or when it cannot be read in time. */
    boolean await(Duration atMost) {
        if (network().isPresent()) {
            return true;
        }
        CompletableFuture<RecursiveNetwork> due = due();
        if (due == null) {
            return network != null;
        }
        try {
            due.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The CoreNLP sentiment model {} was not read within {}", path, atMost, e);
            return false;
        }
        return network().isPresent();
    }

    private synchronized @Nullable CompletableFuture<RecursiveNetwork> due() {
        return reading;
    }

    private void look() {
        long now = nanoTime.getAsLong();
        if (looked && now - lastLook < EVERY) {
            return;
        }
        looked = true;
        lastLook = now;
        long version = version();
        if (version >= 0 && version != refusedVersion) {
            reading = CompletableFuture.supplyAsync(() -> read(version));
        }
    }

    /** Changes with the file's content; −1 while there is no file. */
    private long version() {
        try {
            return Files.getLastModifiedTime(path).toMillis() ^ Files.size(path);
        } catch (IOException absent) {
            return -1;
        }
    }

    private @Nullable RecursiveNetwork read(long version) {
        try (var in = new ObjectInputStream(
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16)))) {
            var loaded = new RecursiveNetwork((SentimentModel) in.readObject());
            LOG.info("The CoreNLP sentiment model {} has joined", path);
            return loaded;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            refusedVersion = version;
            LOG.warn("The CoreNLP sentiment model {} cannot be read; sentiment goes on without it", path, e);
            return null;
        }
    }
}
