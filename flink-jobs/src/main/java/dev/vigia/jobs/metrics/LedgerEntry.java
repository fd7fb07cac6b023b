package dev.vigia.jobs.metrics;

import org.jspecify.annotations.Nullable;

/**
 * What became of events that came through one source in one minute. Entries add up.
 *
 * @param late of the stored ones, those whose minute of event time was complete already
 * @param firstSequence lowest number within the source; {@link #NO_SEQUENCE} if none is known
 * @param lastSequence highest number within the source; {@link #NO_SEQUENCE} if none is known
 * @param agentId whose events; {@link #SEVERAL_AGENTS} if there are several; null if none is known
 * @param seen which numbers within the source were stored or repeated; null in state of the first version
 */
public record LedgerEntry(
        LedgerKey key,
        long stored,
        long duplicate,
        long rejected,
        long late,
        long firstSequence,
        long lastSequence,
        @Nullable String agentId,
        @Nullable Sequences seen) {
    public static final String SEVERAL_AGENTS = "";
    public static final long NO_SEQUENCE = -1;

    public static LedgerEntry ofStored(String source, String agentId, long observedAt, long sequence, boolean late) {
        return new LedgerEntry(
                keyOf(source, observedAt), 1, 0, 0, late ? 1 : 0, sequence, sequence, agentId, Sequences.of(sequence));
    }

    public static LedgerEntry ofDuplicate(String source, String agentId, long observedAt, long sequence) {
        return new LedgerEntry(
                keyOf(source, observedAt), 0, 1, 0, 0, sequence, sequence, agentId, Sequences.of(sequence));
    }

    /** A rejected record; its minute is that of the record in Kafka. */
    public static LedgerEntry ofRejected(String source, @Nullable String agentId, long recordedAt) {
        return new LedgerEntry(
                keyOf(source, recordedAt), 0, 0, 1, 0, NO_SEQUENCE, NO_SEQUENCE, agentId, Sequences.NONE);
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
                Math.max(lastSequence, other.lastSequence),
                agentOf(agentId, other.agentId),
                orNone(seen).plus(orNone(other.seen)));
    }

    private static @Nullable String agentOf(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.equals(other) ? one : SEVERAL_AGENTS;
    }

    private static Sequences orNone(@Nullable Sequences seen) {
        return seen == null ? Sequences.NONE : seen;
    }

    private static LedgerKey keyOf(String source, long instant) {
        return new LedgerKey(source, TileKey.minuteOf(instant));
    }
}
