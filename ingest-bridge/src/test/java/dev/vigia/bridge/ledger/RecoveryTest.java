package dev.vigia.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vigia.bridge.journal.Entry;
import dev.vigia.bridge.journal.Journal;
import dev.vigia.bridge.journal.JournalLimits;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:30Z");
    private static final Instant MINUTE = Instant.parse("2026-01-01T12:00:00Z");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @TempDir
    Path directory;

    private final Ledger ledger = new Ledger();

    private Journal journal() throws IOException {
        return new Journal(directory, new JournalLimits(1 << 20, 1 << 16, Duration.ofMillis(5)), Clock.systemUTC());
    }

    private static Entry event(String source) {
        ChatEvent event = new UserMessage(
                new Envelope("e", "a", null, "c", null, null, null, NOON, NOON, source, 0, Map.of()), "hola");
        return new Entry(Topics.EVENTS, event.key(), EventJson.encode(event));
    }

    private static Entry told(LedgerRow row) throws IOException {
        return new Entry(LedgerWriter.TOPIC, row.source(), MAPPER.writeValueAsBytes(row));
    }

    private void recover() throws IOException {
        try (var journal = journal()) {
            journal.keepForLedger(0);
            new Recovery(journal, MAPPER, journal.end()).into(ledger);
        }
    }

    @Test
    void whatWasNeverToldIsCountedFromTheJournal() throws IOException {
        try (var before = journal()) {
            before.keepForLedger(0);
            before.append(List.of(event("s"), event("t"), event("s")));
        }
        recover();

        assertThat(ledger.changes(0, NOON))
                .containsExactlyInAnyOrder(
                        new LedgerRow("s", MINUTE, 2, 0, 2, 0, 0, 1, 3),
                        new LedgerRow("t", MINUTE, 1, 0, 1, 0, 0, 1, 2));
    }

    @Test
    void whatARowHadNotCountedIsAddedToItAlsoWhereItStandsBeforeTheRow() throws IOException {
        try (var before = journal()) {
            before.keepForLedger(0);
            before.append(List.of(event("s"), event("s"), event("s")));
            before.append(List.of(told(new LedgerRow("s", MINUTE, 12, 9, 2, 1, 4, 7, 2)), event("s")));
        }
        recover();

        assertThat(ledger.changes(5, NOON)).containsExactly(new LedgerRow("s", MINUTE, 14, 13, 0, 1, 4, 8, 5));
    }

    @Test
    void whatWasToldToItsEndIsNotToldAgain() throws IOException {
        try (var before = journal()) {
            before.keepForLedger(0);
            before.append(List.of(event("s"), told(new LedgerRow("s", MINUTE, 1, 1, 0, 0, 0, 3, 1))));
        }
        recover();

        assertThat(ledger.changes(2, NOON)).isEmpty();
    }
}
