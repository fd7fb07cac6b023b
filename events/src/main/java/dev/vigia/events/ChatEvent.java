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

    /**
     * The Kafka key: the conversation; without one the user of the agent, so that what belongs together keeps its order;
     * the agent for events outside any conversation.
     */
    default String key() {
        var envelope = envelope();
        var conversation = envelope.conversationId();
        if (conversation != null) {
            return conversation;
        }
        return type().ofConversation() && envelope.userId() != null
                ? envelope.agentId() + "/" + envelope.userId()
                : envelope.agentId();
    }
}
