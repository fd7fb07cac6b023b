package dev.vigia.jobs.conversations;

import java.util.List;

/**
 * All that is remembered of one user's contacts with one agent.
 *
 * @param contacts in the order in which they began
 * @param eventTimer the event-time timer that is set, epoch milliseconds; {@link Alarms#NONE} if none is
 * @param clockTimer the processing-time timer that is set, likewise
 */
public record ContactsState(List<ContactState> contacts, long eventTimer, long clockTimer) {
    static final ContactsState NONE = new ContactsState(List.of(), Alarms.NONE, Alarms.NONE);
}
