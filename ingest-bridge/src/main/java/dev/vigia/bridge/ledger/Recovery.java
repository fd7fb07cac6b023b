package dev.vigia.bridge.ledger;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.journal.Stored;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger to where an earlier run was when it ended, however that was: the accounts as they were told last, and
 * what the journal holds beyond these. A row's position says which events it has counted, so that each is counted once.
 */
final class Recovery {
    private interface Step {
        void take(Stored stored) throws IOException;
    }

    private final Map<Account.Key, LedgerRow> told = new HashMap<>();
    private final Journal journal;
    private final JsonMapper mapper;
    private final long end;

    /** @param end the journal's position at the start of this run */
    Recovery(Journal journal, JsonMapper mapper, long end) {
        this.journal = journal;
        this.mapper = mapper;
        this.end = end;
    }

    /** Reads the journal twice: what was told last must be known before anything can be counted beyond it. */
    void into(Ledger ledger) throws IOException {
        forEachLeft(this::remember);
        told.values().forEach(ledger::resume);
        forEachLeft(stored -> count(stored, ledger));
    }

    private void forEachLeft(Step step) throws IOException {
        var reader = journal.readerOfAll();
        while (reader.position() < end) {
            var records = reader.poll();
            if (records.isEmpty()) {
                return;
            }
            for (var stored : records) {
                if (stored.index() < end) {
                    step.take(stored);
                }
            }
        }
    }

    private void remember(Stored stored) throws IOException {
        if (stored.entry().topic().equals(LedgerWriter.TOPIC)) {
            var row = mapper.readValue(stored.entry().value(), LedgerRow.class);
            told.merge(
                    Ledger.key(row.source(), row.minute()),
                    row,
                    (old, next) -> next.version() > old.version() ? next : old);
        }
    }

    private void count(Stored stored, Ledger ledger) throws IOException {
        long behind = stored.index() + 1;
        var event = event(stored.entry());
        if (event instanceof Decoded.Accepted accepted) {
            var envelope = accepted.event().envelope();
            if (isUntold(envelope.source(), envelope.observedAt(), behind)) {
                ledger.captured(List.of(accepted.event()), List.of(), behind);
            }
        } else if (stored.entry().topic().equals(Topics.REJECTED)) {
            var letter = EventJson.decodeRejected(stored.entry().value());
            if (isUntold(letter.source(), letter.rejectedAt(), behind)) {
                ledger.captured(List.of(), List.of(letter), behind);
            }
        }
    }

    private static @Nullable Decoded event(Entry entry) {
        return entry.topic().equals(Topics.EVENTS) ? EventJson.decode(entry.value()) : null;
    }

    private boolean isUntold(@Nullable String source, Instant at, long behind) {
        var row = told.get(Ledger.key(source, at));
        return row == null || behind > row.position();
    }
}
