package dev.vigia.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The event types and their wire names. */
public enum EventType {
    CONVERSATION_STARTED("conversation.started", true),
    MESSAGE_USER("message.user", true),
    MESSAGE_AGENT("message.agent", true),
    MESSAGE_FAILED("message.failed", true),
    FEEDBACK_GIVEN("feedback.given", true),
    CONVERSATION_HANDOFF("conversation.handoff", true),
    CONVERSATION_ENDED("conversation.ended", true),
    AGENT_HEALTH("agent.health", false),
    ANNOTATION_ADDED("annotation.added", false);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final boolean ofConversation;

    EventType(String wireName, boolean ofConversation) {
        this.wireName = wireName;
        this.ofConversation = ofConversation;
    }

    /** The value of the JSON field {@code type}. */
    public String wireName() {
        return wireName;
    }

    /** Whether such an event must name its conversation, or at least its user. */
    public boolean ofConversation() {
        return ofConversation;
    }

    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }
}
