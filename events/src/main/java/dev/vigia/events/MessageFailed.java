package dev.vigia.events;

import org.jspecify.annotations.Nullable;

/**
 * The agent failed to answer.
 *
 * @param reason short and machine-readable, such as {@code timeout}
 * @param detail for people
 */
public record MessageFailed(
        Envelope envelope, String reason, @Nullable String detail) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.MESSAGE_FAILED;
    }

    @Override
    public MessageFailed with(Envelope other) {
        return new MessageFailed(other, reason, detail);
    }
}
