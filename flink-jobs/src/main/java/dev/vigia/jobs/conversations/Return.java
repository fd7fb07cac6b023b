package dev.vigia.jobs.conversations;

import dev.vigia.jobs.metrics.Count;
import dev.vigia.jobs.metrics.Counts;
import dev.vigia.jobs.metrics.Share;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user of a contact came back. Nothing is said before the time in which they could is over, so that young
 * contacts do not make a rate look better than it will be.
 *
 * @param dayIsOver whether 24 h have passed since the contact's end
 * @param withinDay of those: whether the user's next contact began in them
 * @param durable of those: whether the contact was contained and the user did not come back
 * @param weekIsOver whether 7 days have passed since the contact's end
 * @param withinWeek of those: whether the user's next contact began in them
 */
public record Return(boolean dayIsOver, boolean withinDay, boolean durable, boolean weekIsOver, boolean withinWeek) {
    static final long DAY = Duration.ofDays(1).toMillis();
    static final long WEEK = Duration.ofDays(7).toMillis();
    static final Return UNKNOWN = new Return(false, false, false, false, false);

    /**
     * @param next the same user's next contact; null while there is none
     * @param clock how far event time has come, epoch milliseconds
     */
    static Return of(Contact contact, @Nullable Contact next, long clock) {
        if (!contact.ended()) {
            return UNKNOWN;
        }
        boolean day = clock >= contact.endedAt() + DAY;
        boolean week = clock >= contact.endedAt() + WEEK;
        boolean cameInDay = next != null && next.startedAt() <= contact.endedAt() + DAY;
        boolean cameInWeek = next != null && next.startedAt() <= contact.endedAt() + WEEK;
        return new Return(day, day && cameInDay, day && contact.contained() && !cameInDay, week, week && cameInWeek);
    }

    /** Stands in the minute in which the contact began. */
    Share share(Contact contact) {
        return new Share(
                contact.dimensions().tileAt(contact.startedAt()),
                new Counts.Draft()
                        .with(Count.DAYS_OVER, dayIsOver ? 1 : 0)
                        .with(Count.RETURNED_IN_DAY, withinDay ? 1 : 0)
                        .with(Count.DURABLY_CONTAINED, durable ? 1 : 0)
                        .with(Count.WEEKS_OVER, weekIsOver ? 1 : 0)
                        .with(Count.RETURNED_IN_WEEK, withinWeek ? 1 : 0)
                        .done(),
                List.of());
    }
}
