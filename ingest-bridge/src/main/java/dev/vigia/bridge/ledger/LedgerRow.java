package dev.vigia.bridge.ledger;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;

/**
 * The account of one source in one minute, as it stands on the ledger's topic; a later version replaces an earlier one.
 * {@code captured = published + spooled + dropped}, always.
 *
 * @param source as in the events' envelope
 * @param minute its beginning; an event belongs to the minute of its {@code observedAt}
 * @param captured events that were numbered
 * @param published of these, acknowledged by Kafka
 * @param spooled of these, on disk and not yet acknowledged
 * @param dropped of these, given up: the journal was full or broken
 * @param rejected what came and could not become an event; it is in the dead letters
 * @param version grows with every change
 * @param position the journal's position behind the newest of these; all events of the account before it are counted
 */
record LedgerRow(
        String source,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant minute,
        long captured,
        long published,
        long spooled,
        long dropped,
        long rejected,
        long version,
        long position) {}
