package dev.vigia.events;

/** A conversation was opened. */
public record ConversationStarted(Envelope envelope) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.CONVERSATION_STARTED;
    }

    @Override
    public ConversationStarted with(Envelope other) {
        return new ConversationStarted(other);
    }
}
