package dev.vigia.bridge.dialect;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.RejectedEvent;

/** What came of one thing seen on a connection. */
public sealed interface Capture {
    record Event(ChatEvent event) implements Capture {}

    record Rejected(RejectedEvent event) implements Capture {}

    /** Seen, and deliberately no event. */
    enum Nothing implements Capture {
        IGNORED,
        OPAQUE
    }
}
