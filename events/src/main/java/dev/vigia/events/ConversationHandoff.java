package dev.vigia.events;

import org.jspecify.annotations.Nullable;

/**
 * The conversation was handed to a person.
 *
 * @param to who takes over
 * @param reason why
 */
public record ConversationHandoff(
        Envelope envelope, @Nullable String to, @Nullable String reason) implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.CONVERSATION_HANDOFF;
    }

    @Override
    public ConversationHandoff with(Envelope other) {
        return new ConversationHandoff(other, to, reason);
    }
}
