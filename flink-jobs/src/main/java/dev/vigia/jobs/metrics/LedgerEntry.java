package dev.vigia.jobs.metrics;

/**
 * What became of events that came through one source in one minute. Entries add up.
 *
 * @param late of the stored ones, those whose minute of event time was complete already
 * @param firstSequence lowest number within the source; {@link #NO_SEQUENCE} if none is known
 * @param lastSequence highest number within the source; {@link #NO_SEQUENCE} if none is known
 */
public record LedgerEntry(
        LedgerKey key, long stored, long duplicate, long rejected, long late, long firstSequence, long lastSequence) {
    public static final long NO_SEQUENCE = -1;

    public static LedgerEntry ofStored(String source, long observedAt, long sequence, boolean late) {
        return new LedgerEntry(keyOf(source, observedAt), 1, 0, 0, late ? 1 : 0, sequence, sequence);
    }

    public static LedgerEntry ofDuplicate(String source, long observedAt, long sequence) {
        return new LedgerEntry(keyOf(source, observedAt), 0, 1, 0, 0, sequence, sequence);
    }

    /** A rejected record; its minute is that of the record in Kafka. */
    public static LedgerEntry ofRejected(String source, long recordedAt) {
        return new LedgerEntry(keyOf(source, recordedAt), 0, 0, 1, 0, NO_SEQUENCE, NO_SEQUENCE);
    }

    /** Stored, duplicate and rejected together. */
    public long received() {
        return stored + duplicate + rejected;
    }

    public LedgerEntry plus(LedgerEntry other) {
        return new LedgerEntry(
                key,
                stored + other.stored,
                duplicate + other.duplicate,
                rejected + other.rejected,
                late + other.late,
                firstSequence == NO_SEQUENCE || other.firstSequence == NO_SEQUENCE
                        ? Math.max(firstSequence, other.firstSequence)
                        : Math.min(firstSequence, other.firstSequence),
                Math.max(lastSequence, other.lastSequence));
    }

    private static LedgerKey keyOf(String source, long instant) {
        return new LedgerKey(source, TileKey.minuteOf(instant));
    }
}
