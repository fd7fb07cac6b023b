package dev.vigia.events;

/** A user said something. */
public record UserMessage(Envelope envelope, String text) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.MESSAGE_USER;
    }

    @Override
    public UserMessage with(Envelope other) {
        return new UserMessage(other, text);
    }
}
