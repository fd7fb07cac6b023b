package dev.vigia.jobs.conversations;

/**
 * The timers that are set for a conversation, and what they are computed from; {@link #NONE} where none is set.
 *
 * @param event event-time timer, epoch milliseconds
 * @param processing processing-time timer for when nothing moves event time
 * @param expiry processing-time timer that ends the state
 * @param lastArrival processing time of the last event's arrival
 */
public record Alarms(long event, long processing, long expiry, long lastArrival) {
    static final long NONE = Long.MAX_VALUE;

    static final Alarms UNSET = new Alarms(NONE, NONE, NONE, NONE);

    Alarms arrived(long now) {
        return new Alarms(event, processing, expiry, now);
    }

    /** What is still set after a timer has fired. */
    Alarms without(long fired, boolean eventTime) {
        return eventTime
                ? new Alarms(fired >= event ? NONE : event, processing, expiry, lastArrival)
                : new Alarms(
                        event, fired >= processing ? NONE : processing, fired >= expiry ? NONE : expiry, lastArrival);
    }
}
