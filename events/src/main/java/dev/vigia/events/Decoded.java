package dev.vigia.events;

/** The outcome of reading bytes that should be an event. Bad input is a value, not an exception. */
public sealed interface Decoded {
    record Accepted(ChatEvent event) implements Decoded {}

    /**
     * @param code short word for counters, from {@link RejectedEvent}'s constants
     * @param reason a sentence that lists every fault found
     */
    record Rejected(String code, String reason) implements Decoded {}
}
