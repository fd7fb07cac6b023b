package dev.vigia.bridge.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's own thread: syncs at the interval, and at once when somebody waits for durability. */
final class JournalSync implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSync.class);
    private static final Duration WITHOUT_INTERVAL = Duration.ofMillis(50);

    private final Journal journal;
    private final Path directory;
    private final long intervalMillis;
    private final Map<Segment, Long> synced = new HashMap<>();
    private final Thread thread;
    private boolean woken;
    private boolean closing;
    private boolean failing;

    JournalSync(Journal journal, Path directory, Duration interval) {
        this.journal = journal;
        this.directory = directory;
        this.intervalMillis = Math.max(1, (interval.isZero() ? WITHOUT_INTERVAL : interval).toMillis());
        this.thread = new Thread(this, "journal-sync");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Syncs each segment that has grown since it was last synced, and the directory when there is a new one. */
    void force(Collection<Segment> segments) throws IOException {
        synced.keySet().retainAll(segments);
        if (!synced.keySet().containsAll(segments)) {
            try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
        for (var segment : segments) {
            long written = segment.written();
            if (synced.getOrDefault(segment, -1L) < written) {
                segment.force();
                synced.put(segment, written);
            }
        }
    }

    void forget() {
        synced.clear();
    }

    @Override
    public void run() {
        while (pause()) {
            round();
        }
        round();
    }

    private synchronized boolean pause() {
        try {
            if (!woken && !closing) {
                wait(failing ? Math.min(intervalMillis, WITHOUT_INTERVAL.toMillis()) : intervalMillis);
            }
        } catch (InterruptedException stop) {
            closing = true;
        }
        woken = false;
        return !closing;
    }

    private void round() {
        try {
            journal.syncRound();
            failing = false;
        } catch (IOException failure) {
            if (!failing) {
                LOG.error("The journal cannot be synced; events are acknowledged only once Kafka has them", failure);
            }
            failing = true;
        }
    }

    void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
