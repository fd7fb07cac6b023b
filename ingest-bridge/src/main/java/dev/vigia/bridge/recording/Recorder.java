package dev.vigia.bridge.recording;

import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.ledger.Ledger;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventJson;
import dev.vigia.events.EventType;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import dev.vigia.events.TraceParent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events and dead letters into the journal, with masked texts, and counts them. Thread-safe. */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final String EVENTS = "vigia.bridge.events";
    private static final String REJECTED = "vigia.bridge.rejected";

    private static final List<String> WAYS =
            List.of("tap", "ingest-http", "ingest-stream", "ingest-otlp", "ingest-feed", "health");

    private record Label(EventType type, String outcome, String way) {}

    private final Map<Label, Counter> counters = new ConcurrentHashMap<>();
    private final Journal journal;
    private final Protection protection;
    private final MeterRegistry meters;
    private final Ledger ledger;
    private volatile boolean losing;

    public Recorder(Journal journal, Protection protection, MeterRegistry meters, Ledger ledger) {
        this.journal = journal;
        this.protection = protection;
        this.ledger = ledger;
        this.meters = meters;
    }

    /** What passes the taps of one thread. */
    public TappedBatch tappedBatch() {
        return new TappedBatch(this);
    }

    /** Records what the bridge has noticed itself, on the terms of what passed a tap. */
    public void recordOwn(List<ChatEvent> events) {
        var batch = tappedBatch();
        events.forEach(batch::add);
        batch.commit();
    }

    /**
     * Records what passed a tap. Traffic must go on whatever happens here, so that a full or broken journal costs
     * these events: they are counted as lost, and their sequence numbers stay as the proof.
     */
    void recordTapped(List<Entry> entries, List<ChatEvent> events, List<RejectedEvent> rejected) {
        try {
            journal.append(entries, position -> ledger.captured(events, rejected, position));
            count("recorded", events, rejected);
            losing = false;
        } catch (IOException failure) {
            ledger.lost(events, rejected);
            count("lost", events, rejected);
            if (!losing) {
                LOG.error("EVENTS ARE BEING LOST: the journal takes nothing; traffic goes on unrecorded", failure);
            }
            losing = true;
        }
    }

    /**
     * Records what a client sent directly.
     *
     * @return completes when the events are durable
     * @throws IOException when the journal took nothing
     */
    public CompletableFuture<Void> recordIngested(List<ChatEvent> events, List<RejectedEvent> rejected)
            throws IOException {
        if (events.isEmpty() && rejected.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        long position = journal.append(entries(events, rejected), behind -> ledger.captured(events, rejected, behind));
        count("recorded", events, rejected);
        return journal.durable(position);
    }

    /** Counts something that was seen and made no event. */
    public void countUnrecorded(String outcome) {
        meters.counter(EVENTS, "type", "none", "outcome", outcome, "way", "any").increment();
    }

    private List<Entry> entries(List<ChatEvent> events, List<RejectedEvent> rejected) {
        var entries = new ArrayList<Entry>(events.size() + rejected.size());
        events.forEach(event -> entries.add(entry(event)));
        rejected.forEach(letter -> entries.add(entry(letter)));
        return entries;
    }

    Entry entry(ChatEvent event) {
        return new Entry(
                Topics.EVENTS,
                event.key(),
                EventJson.encode(protection.protect(event)),
                TraceParent.of(event.envelope().attributes()).orElse(null));
    }

    Entry entry(RejectedEvent letter) {
        return new Entry(Topics.REJECTED, null, EventJson.encode(protection.protect(letter)));
    }

    /** How a source's events come in, by the beginning of its name; its end is one of very many, and no label. */
    private static String way(ChatEvent event) {
        var source = event.envelope().source();
        for (var way : WAYS) {
            if (source.startsWith(way)) {
                return way;
            }
        }
        return "other";
    }

    private Counter counter(Label label) {
        return meters.counter(EVENTS, "type", label.type().wireName(), "outcome", label.outcome(), "way", label.way());
    }

    private void count(String outcome, List<ChatEvent> events, List<RejectedEvent> rejected) {
        for (var event : events) {
            counters.computeIfAbsent(new Label(event.type(), outcome, way(event)), this::counter)
                    .increment();
        }
        for (var event : rejected) {
            meters.counter(REJECTED, "reason", event.code(), "outcome", outcome).increment();
        }
    }
}
