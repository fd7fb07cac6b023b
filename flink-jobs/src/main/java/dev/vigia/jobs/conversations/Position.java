package dev.vigia.jobs.conversations;

import dev.vigia.jobs.FlatEvent;
import java.util.Comparator;

/**
 * Where an event stands in its conversation: by event time; at one instant by when the bridge saw it, then by its
 * number within its source (recordings with whole seconds tell question from answer only by that).
 */
public record Position(long at, long observedAt, long sequence, String eventId) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::at)
            .thenComparingLong(Position::observedAt)
            .thenComparingLong(Position::sequence)
            .thenComparing(Position::eventId);

    /** Before every event. */
    static final Position BEGINNING = new Position(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, "");

    static Position of(FlatEvent event) {
        return new Position(event.occurredAt(), event.observedAt(), event.sequence(), event.eventId());
    }

    boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
