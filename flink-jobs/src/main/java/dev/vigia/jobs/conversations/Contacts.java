package dev.vigia.jobs.conversations;

import dev.vigia.jobs.metrics.TileChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's contacts with one agent while a change, or the passing of time, is applied to them. As with
 * {@link Conversation}s, what they amount to depends on the contacts and on event time alone, and only differences go
 * out. Not thread-safe.
 */
final class Contacts {
    /** More of one user (a name that many share) are not compared: the oldest keep what was counted of them. */
    static final int MOST = 200;

    /** How much longer the machine's clock waits than event time would: event time gets the first chance. */
    static final long PATIENCE = Duration.ofSeconds(15).toMillis();

    private final List<ContactState> contacts;

    Contacts(List<ContactState> contacts) {
        this.contacts = new ArrayList<>(contacts);
    }

    /**
     * Applies a change.
     *
     * @param now processing time, epoch milliseconds
     */
    void apply(ContactChange change, long now, TileChanges tiles) {
        var before = take(change.conversationId());
        var contact = change.contact();
        if (contact == null) {
            if (before != null) {
                tiles.replace(before.told().share(before.contact()), null);
            }
            return;
        }
        int at = contacts.size();
        while (at > 0 && contact.isBefore(contacts.get(at - 1).contact())) {
            at--;
        }
        if (before == null && contacts.size() == MOST && at == 0) {
            return;
        }
        if (before != null && !before.contact().equals(contact)) {
            tiles.replace(before.told().share(before.contact()), before.told().share(contact));
        }
        contacts.add(
                at,
                new ContactState(
                        contact,
                        now,
                        before == null ? Long.MIN_VALUE : before.clock(),
                        before == null ? Return.UNKNOWN : before.told()));
        if (contacts.size() > MOST) {
            contacts.remove(0);
        }
    }

    /**
     * Lets time pass. Where nothing moves event time on, the same time on the machine's clock does.
     *
     * @param watermark event time, epoch milliseconds
     * @param now processing time, epoch milliseconds
     * @param until event time that is never passed, epoch milliseconds
     */
    void advance(long watermark, long now, long until, TileChanges tiles) {
        for (int i = 0; i < contacts.size(); i++) {
            var known = contacts.get(i);
            var contact = known.contact();
            long byTheClock = contact.ended()
                    ? contact.endedAt() + Math.max(0, now - known.arrivedAt() - PATIENCE)
                    : Long.MIN_VALUE;
            long clock = Math.max(known.clock(), Math.min(until, Math.max(watermark, byTheClock)));
            var next = i + 1 < contacts.size() ? contacts.get(i + 1).contact() : null;
            var told = Return.of(contact, next, clock);
            if (!told.equals(known.told())) {
                tiles.replace(known.told().share(contact), told.share(contact));
            }
            contacts.set(i, new ContactState(contact, known.arrivedAt(), clock, told));
        }
    }

    /** Forgets what has not changed for the horizon. */
    void expire(long now, Duration horizon) {
        contacts.removeIf(known -> now >= known.arrivedAt() + horizon.toMillis());
    }

    /** Remembers the rest and the timers that have to be set. */
    ContactsState state(Duration horizon) {
        long event = Alarms.NONE;
        long clock = Alarms.NONE;
        for (var known : contacts) {
            clock = Math.min(clock, known.arrivedAt() + horizon.toMillis());
            if (known.contact().ended() && !known.told().weekIsOver()) {
                long wait = known.told().dayIsOver() ? Return.WEEK : Return.DAY;
                event = Math.min(event, known.contact().endedAt() + wait);
                clock = Math.min(clock, known.arrivedAt() + wait + PATIENCE);
            }
        }
        return new ContactsState(List.copyOf(contacts), event, clock);
    }

    private @Nullable ContactState take(String conversationId) {
        for (int i = 0; i < contacts.size(); i++) {
            if (contacts.get(i).contact().conversationId().equals(conversationId)) {
                return contacts.remove(i);
            }
        }
        return null;
    }
}
