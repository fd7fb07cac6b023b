package dev.vigia.bridge.publish;

import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.journal.JournalReader;
import dev.vigia.bridge.journal.Stored;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import dev.vigia.events.TraceParent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the journal in order, sends to Kafka, and settles what Kafka has. One thread, so that one conversation's events
 * stay in order. A producer that fails for good is replaced, and sending begins again at the first unsettled record:
 * some records may then reach Kafka twice, none is left out.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration AWAY_AFTER = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long IDLE_WAIT_MILLIS = 50;
    /** Once there is a record, others follow. A request takes the same from client and broker, whatever is in it. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    /** Records that are worth a turn; with fewer, more of them are waited for. */
    private static final int ENOUGH = 1024;

    private final Journal journal;
    private final Producers producers;
    private final Clock clock;
    private final InFlight inFlight = new InFlight();
    private final Thread thread = new Thread(this::run, "publisher");
    private volatile boolean closing;
    private volatile @Nullable Exception failure;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    public Publisher(Journal journal, Producers producers, Clock clock) {
        this.journal = journal;
        this.producers = producers;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /** How long the oldest record in the journal has been waiting for Kafka. */
    public Duration age() {
        long now = clock.millis();
        return Duration.ofMillis(Math.max(0, now - inFlight.oldest(now)));
    }

    /** Whether Kafka takes records, as far as the waiting ones tell. */
    public boolean isKafkaAway() {
        return age().compareTo(AWAY_AFTER) > 0;
    }

    private void run() {
        while (!closing) {
            inFlight.clear();
            failure = null;
            try (var current = producers.create()) {
                producer = current;
                publish(current, journal.reader());
            } catch (KafkaException | IOException broken) {
                failure = broken;
            }
            var reason = failure;
            if (reason != null && !closing) {
                LOG.error(
                        "Publishing failed and begins again at the first record that Kafka has not acknowledged",
                        reason);
                pause();
            }
        }
    }

    private void publish(Producer<byte[], byte[]> current, JournalReader reader) throws IOException {
        while (!closing && failure == null) {
            var records = reader.poll();
            for (var stored : records) {
                if (failure == null) {
                    send(current, stored);
                }
            }
            if (records.size() < ENOUGH) {
                awaitMore(reader);
            }
        }
        if (failure != null) {
            current.close(Duration.ZERO);
        }
    }

    private void awaitMore(JournalReader reader) {
        try {
            journal.awaitAppend(reader.position(), IDLE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            LockSupport.parkNanos(GATHERING.toNanos());
        } catch (InterruptedException stop) {
            closing = true;
        }
    }

    private void send(Producer<byte[], byte[]> current, Stored stored) {
        inFlight.send(stored);
        var entry = stored.entry();
        var key = entry.key() == null ? null : entry.key().getBytes(StandardCharsets.UTF_8);
        var message = new ProducerRecord<>(entry.topic(), key, entry.value());
        if (entry.traceParent() != null) {
            message.headers().add(TraceParent.HEADER, entry.traceParent().getBytes(StandardCharsets.US_ASCII));
        }
        current.send(message, (metadata, error) -> {
            if (error == null) {
                settle(stored);
            } else if (error instanceof RecordTooLargeException) {
                replaceByRejection(stored, error);
            } else {
                failure = error;
            }
        });
    }

    private void settle(Stored stored) {
        long position = inFlight.acknowledge(stored.index());
        if (position >= 0) {
            journal.settle(position);
        }
    }

    /** Kafka will never take it: its beginning goes to the dead letters, so that it does not stop all others. */
    private void replaceByRejection(Stored stored, Exception error) {
        var value = stored.entry().value();
        var rejected = new RejectedEvent(
                clock.instant(),
                "bridge",
                RejectedEvent.TOO_LARGE,
                "larger than Kafka takes: " + error.getMessage(),
                null,
                stored.entry().key(),
                null,
                null,
                RejectedEvent.cut(value),
                value.length);
        try {
            journal.append(List.of(new Entry(Topics.REJECTED, null, EventJson.encode(rejected))));
            settle(stored);
        } catch (IOException full) {
            failure = full;
        }
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Waits until everything has been published, but not longer than {@code patience}; what is left stays in the journal. */
    public void drain(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (journal.depth() > 0 && System.nanoTime() < deadline && !isKafkaAway()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Stops; what Kafka has not acknowledged stays in the journal for the next start. */
    @Override
    public void close() {
        closing = true;
        var current = producer;
        if (current != null) {
            current.close(Duration.ZERO);
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
