package dev.vigia.bridge.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the ledger's changes, a second after they happened, by the way that events take. Begins with what an earlier
 * run has left in the journal and had not told.
 */
public final class LedgerWriter implements AutoCloseable {
    /** The topic of the rows, keyed by source; the bridge creates it where it is missing. */
    public static final String TOPIC = "chat.ledger";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int STOP_SECONDS = 10;

    private final Ledger ledger;
    private final Journal journal;
    private final BooleanSupplier ready;
    private final Clock clock;
    private @Nullable Recovery recovery;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "ledger");
        thread.setDaemon(true);
        return thread;
    });

    /** @param ready whether Kafka has the topic and takes records; rows wait meanwhile, and become fewer */
    public LedgerWriter(Ledger ledger, Journal journal, BooleanSupplier ready, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.ready = ready;
        this.clock = clock;
        this.recovery = new Recovery(journal, MAPPER, journal.end());
        journal.keepForLedger(0);
    }

    public void start() {
        executor.scheduleWithFixedDelay(this::round, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            recover();
            countDropped();
            if (ready.getAsBoolean()) {
                write();
            }
        } catch (IOException failure) {
            LOG.warn("The ledger could not be written: {}", failure.toString());
        }
    }

    /** Once: after a failure half way a second attempt would count twice. */
    private void recover() throws IOException {
        var left = recovery;
        recovery = null;
        if (left != null) {
            left.into(ledger);
        }
    }

    private void countDropped() throws IOException {
        for (var entries = journal.takeDropped(); !entries.isEmpty(); entries = journal.takeDropped()) {
            LOG.error(
                    "EVENTS HAVE BEEN DROPPED: the journal is full; {} records made room for new ones", entries.size());
            for (var entry : entries) {
                if (entry.topic().equals(Topics.EVENTS)
                        && EventJson.decode(entry.value()) instanceof Decoded.Accepted accepted) {
                    ledger.dropped(accepted.event());
                }
            }
        }
    }

    private void write() throws IOException {
        long position = journal.end();
        boolean everything = journal.waitsForLedger();
        var rows = everything
                ? ledger.all(journal.settled(), clock.instant())
                : ledger.changes(journal.settled(), clock.instant());
        if (!rows.isEmpty()) {
            journal.append(rows.stream().map(LedgerWriter::entry).toList());
        }
        if (everything) {
            journal.keepForLedger(position);
        }
    }

    private static Entry entry(LedgerRow row) {
        try {
            return new Entry(TOPIC, row.source(), MAPPER.writeValueAsBytes(row));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("A row of the ledger can always be written", bug);
        }
    }

    /**
     * Writes the last changes, so that what is published after this says how it ended. A round that is under way is waited
     * for, not interrupted: an interrupt in a write would close the journal's file under all others.
     */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        round();
    }
}
