package dev.vigia.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.UserMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:30Z");

    private final Ledger ledger = new Ledger();

    private static ChatEvent event(String source, Instant at) {
        return new UserMessage(
                new Envelope("e", "a", null, "c", null, null, null, at, at, source, 0, Map.of()), "hola");
    }

    private static RejectedEvent letter(String source) {
        return new RejectedEvent(NOON, "bridge", "code", "reason", null, null, source, null, new byte[0], 0);
    }

    @Test
    void whatIsCapturedIsSpooledUntilKafkaHasIt() {
        ledger.captured(List.of(event("s", NOON), event("s", NOON)), List.of(letter("s")), 3);

        assertThat(ledger.changes(2, NOON))
                .containsExactly(new LedgerRow("s", Instant.parse("2026-01-01T12:00:00Z"), 2, 0, 2, 0, 1, 1, 3));
        assertThat(ledger.changes(2, NOON)).isEmpty();
        assertThat(ledger.changes(3, NOON))
                .containsExactly(new LedgerRow("s", Instant.parse("2026-01-01T12:00:00Z"), 2, 2, 0, 0, 1, 2, 3));
    }

    @Test
    void eachSourceAndMinuteHasItsOwnRow() {
        ledger.captured(List.of(event("s", NOON), event("t", NOON), event("s", NOON.plusSeconds(60))), List.of(), 3);

        assertThat(ledger.changes(3, NOON)).hasSize(3).allSatisfy(row -> {
            assertThat(row.captured()).isEqualTo(1);
            assertThat(row.published()).isEqualTo(1);
        });
    }

    @Test
    void whatIsLostOrDroppedIsCapturedAndNotPublished() {
        ledger.lost(List.of(event("s", NOON)), List.of());
        ledger.captured(List.of(event("s", NOON), event("s", NOON)), List.of(), 2);
        ledger.dropped(event("s", NOON));

        assertThat(ledger.changes(2, NOON)).singleElement().satisfies(row -> {
            assertThat(row.captured()).isEqualTo(3);
            assertThat(row.dropped()).isEqualTo(2);
            assertThat(row.published()).isEqualTo(1);
            assertThat(row.spooled()).isZero();
        });
    }

    @Test
    void settledMinutesOfThePastAreForgottenAndOthersAreNot() {
        ledger.captured(List.of(event("done", NOON)), List.of(), 1);
        ledger.captured(List.of(event("waiting", NOON)), List.of(), 2);
        ledger.changes(1, NOON);
        ledger.changes(1, NOON.plusSeconds(300));

        assertThat(ledger.changes(2, NOON.plusSeconds(300)))
                .extracting(LedgerRow::source)
                .containsExactly("waiting");
        ledger.captured(List.of(event("done", NOON)), List.of(), 3);
        assertThat(ledger.changes(3, NOON.plusSeconds(300)))
                .extracting(LedgerRow::captured)
                .containsExactly(1L);
    }
}
