package dev.vigia.bridge.ledger;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.RejectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what is captured, by source and minute, and follows it until Kafka has it. Thread-safe. */
public final class Ledger {
    private static final String NO_SOURCE = "unknown";
    private static final long MINUTE_MILLIS = 60_000;
    private static final long KEPT_MINUTES = 2;

    private final Map<Account.Key, Account> accounts = new HashMap<>();

    /** @param position the journal's position behind these */
    public synchronized void captured(List<ChatEvent> events, List<RejectedEvent> rejected, long position) {
        for (var event : events) {
            of(event).capture(1, position);
        }
        for (var letter : rejected) {
            of(letter.source(), letter.rejectedAt()).reject(1, position);
        }
    }

    /** The journal did not take these. */
    public synchronized void lost(List<ChatEvent> events, List<RejectedEvent> rejected) {
        events.forEach(event -> of(event).lose(1));
        rejected.forEach(letter -> of(letter.source(), letter.rejectedAt()).reject(1, 0));
    }

    /** The journal had taken it, and gave it up before Kafka had it. */
    synchronized void dropped(ChatEvent event) {
        of(event).drop(1);
    }

    /**
     * The rows that differ from what this method returned before. Accounts of past minutes that are settled are
     * forgotten.
     *
     * @param settled the journal's position up to which everything is published
     */
    synchronized List<LedgerRow> changes(long settled, Instant now) {
        return rows(settled, now, false);
    }

    /** The rows of all accounts, changed or not. */
    synchronized List<LedgerRow> all(long settled, Instant now) {
        return rows(settled, now, true);
    }

    /** Goes on with the account of an earlier run. */
    synchronized void resume(LedgerRow told) {
        accounts.computeIfAbsent(key(told.source(), told.minute()), unused -> new Account())
                .resume(told);
    }

    private List<LedgerRow> rows(long settled, Instant now, boolean unchangedToo) {
        var rows = new ArrayList<LedgerRow>();
        long oldest = now.toEpochMilli() / MINUTE_MILLIS - KEPT_MINUTES;
        for (var entries = accounts.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            var account = entry.getValue();
            account.settle(settled);
            if (!account.isChanged() && account.isSettled() && entry.getKey().minute() < oldest) {
                entries.remove();
            } else if (account.isChanged() || unchangedToo) {
                rows.add(account.row(entry.getKey()));
            }
        }
        return rows;
    }

    private Account of(ChatEvent event) {
        return of(event.envelope().source(), event.envelope().observedAt());
    }

    private Account of(@Nullable String source, Instant at) {
        return accounts.computeIfAbsent(key(source, at), unused -> new Account());
    }

    static Account.Key key(@Nullable String source, Instant at) {
        return new Account.Key(source == null ? NO_SOURCE : source, at.toEpochMilli() / MINUTE_MILLIS);
    }
}
