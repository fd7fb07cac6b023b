package dev.vigia.events;

/**
 * The conversation is over.
 *
 * @param reason {@code completed}, {@code disconnected} or another short word
 */
public record ConversationEnded(Envelope envelope, String reason) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.CONVERSATION_ENDED;
    }

    @Override
    public ConversationEnded with(Envelope other) {
        return new ConversationEnded(other, reason);
    }
}
