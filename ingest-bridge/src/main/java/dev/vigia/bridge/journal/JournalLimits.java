package dev.vigia.bridge.journal;

import java.time.Duration;

/**
 * How much the journal may hold, and how much a power cut may cost.
 *
 * @param maxBytes bound of all segments together, on disk
 * @param segmentBytes a segment is closed when it has reached this size
 * @param syncInterval longest time that an appended record stays in the page cache only; zero = sync in every append
 * @param whenFull what happens at the bound
 */
public record JournalLimits(long maxBytes, int segmentBytes, Duration syncInterval, WhenFull whenFull) {
    public static final JournalLimits DEFAULT =
            new JournalLimits(1L << 30, 16 << 20, Duration.ofMillis(50), WhenFull.REFUSE);

    /** What happens to a new record when the bound is reached. */
    public enum WhenFull {
        /** It is refused. */
        REFUSE,
        /** The oldest segment makes room; its unpublished records are given up, and can be counted. */
        DROP_OLDEST
    }

    public JournalLimits(long maxBytes, int segmentBytes, Duration syncInterval) {
        this(maxBytes, segmentBytes, syncInterval, WhenFull.REFUSE);
    }
}
