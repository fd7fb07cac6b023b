package dev.vigia.events;

/** One event of contract 1. The JSON form is flat: the envelope's fields, {@code type} and the payload's fields. */
public sealed interface ChatEvent
        permits ConversationStarted,
                UserMessage,
                AgentMessage,
                MessageFailed,
                FeedbackGiven,
                ConversationHandoff,
                ConversationEnded,
                AgentHealth,
                AnnotationAdded {

    Envelope envelope();

    EventType type();

    /** The same event with another envelope. */
    ChatEvent with(Envelope envelope);

    /** The Kafka key: the conversation, or the agent for events outside any conversation. */
    default String key() {
        var conversation = envelope().conversationId();
        return conversation == null ? envelope().agentId() : conversation;
    }
}
