package dev.vigia.bridge.ledger;

import java.time.Instant;

/** What is counted for one source in one minute. */
final class Account {
    /** @param minute epoch minute */
    record Key(String source, long minute) {}

    private static final long MINUTE_SECONDS = 60;

    private long captured;
    private long dropped;
    private long rejected;
    private long published;
    private long behind;
    private long version;
    private boolean changed;

    /** @param position the journal's position behind the events */
    void capture(long count, long position) {
        captured += count;
        behind = Math.max(behind, position);
        changed = true;
    }

    void reject(long count, long position) {
        rejected += count;
        behind = Math.max(behind, position);
        changed = true;
    }

    /** Captured, and lost at once. */
    void lose(long count) {
        captured += count;
        drop(count);
    }

    void drop(long count) {
        dropped += count;
        published = Math.min(published, captured - dropped);
        changed = true;
    }

    /** Everything below the position is in Kafka, or was dropped. */
    void settle(long position) {
        if (position >= behind && published != captured - dropped) {
            published = captured - dropped;
            changed = true;
        }
    }

    boolean isChanged() {
        return changed;
    }

    boolean isSettled() {
        return published == captured - dropped;
    }

    LedgerRow row(Key key) {
        changed = false;
        return new LedgerRow(
                key.source(),
                Instant.ofEpochSecond(key.minute() * MINUTE_SECONDS),
                captured,
                published,
                captured - dropped - published,
                dropped,
                rejected,
                ++version,
                behind);
    }

    /** What an earlier run told last. */
    void resume(LedgerRow told) {
        captured += told.captured();
        published += told.published();
        dropped += told.dropped();
        rejected += told.rejected();
        behind = Math.max(behind, told.position());
        version = Math.max(version, told.version());
    }
}
