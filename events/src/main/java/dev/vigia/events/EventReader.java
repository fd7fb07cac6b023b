package dev.vigia.events;

import dev.vigia.events.EventJson.Arrival;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the fields of a JSON object to an event. */
final class EventReader {
    private final Fields fields;

    private EventReader(Fields fields) {
        this.fields = fields;
    }

    static Decoded read(Scalars object, @Nullable Arrival arrival) {
        var fields = new Fields(object);
        var name = fields.required("type", Fields.WORD_LIMIT);
        var type = EventType.named(name);
        if (type.isEmpty() && fields.faults().isEmpty()) {
            return new Decoded.Rejected(RejectedEvent.UNKNOWN_TYPE, "type \"" + name + "\" is not known");
        }
        if (type.isEmpty()) {
            return refused(fields);
        }
        var reader = new EventReader(fields);
        var event = reader.event(type.get(), reader.envelope(type.get(), arrival));
        return fields.faults().isEmpty() ? new Decoded.Accepted(event) : refused(fields);
    }

    private static Decoded refused(Fields fields) {
        return new Decoded.Rejected(RejectedEvent.INVALID_FIELD, String.join("; ", fields.faults()));
    }

    private Envelope envelope(EventType type, @Nullable Arrival arrival) {
        boolean ofUser = type.ofConversation() && !fields.has("conversationId");
        if (ofUser && !fields.has("userId")) {
            fields.fault("conversationId is missing, and so is userId: one of them tells the conversation");
        }
        var conversation = type.ofConversation() && !ofUser
                ? fields.required("conversationId", Fields.ID_LIMIT)
                : fields.optional("conversationId", Fields.ID_LIMIT);
        var user = ofUser && fields.has("userId")
                ? fields.required("userId", Fields.ID_LIMIT)
                : fields.optional("userId", Fields.ID_LIMIT);
        return new Envelope(
                arrival == null || fields.has("eventId")
                        ? fields.required("eventId", Fields.ID_LIMIT)
                        : arrival.newEventId().get(),
                fields.required("agentId", Fields.ID_LIMIT),
                fields.optional("agentVersion", Fields.WORD_LIMIT),
                conversation,
                user,
                fields.optional("channel", Fields.WORD_LIMIT),
                fields.optional("locale", Fields.WORD_LIMIT),
                arrival == null || fields.has("occurredAt")
                        ? fields.requiredInstant("occurredAt")
                        : arrival.observedAt(),
                arrival == null ? fields.requiredInstant("observedAt") : arrival.observedAt(),
                arrival == null ? fields.required("source", Fields.ID_LIMIT) : arrival.source(),
                arrival == null ? fields.requiredWhole("sequence", 0, Long.MAX_VALUE) : arrival.sequence(),
                fields.attributes());
    }

    private ChatEvent event(EventType type, Envelope envelope) {
        return switch (type) {
            case CONVERSATION_STARTED -> new ConversationStarted(envelope);
            case MESSAGE_USER -> new UserMessage(envelope, fields.requiredText("text"));
            case MESSAGE_AGENT -> agentMessage(envelope);
            case MESSAGE_FAILED ->
                new MessageFailed(
                        envelope,
                        fields.required("reason", Fields.WORD_LIMIT),
                        fields.optional("detail", Fields.TEXT_LIMIT));
            case FEEDBACK_GIVEN -> feedback(envelope);
            case CONVERSATION_HANDOFF ->
                new ConversationHandoff(
                        envelope,
                        fields.optional("to", Fields.WORD_LIMIT),
                        fields.optional("reason", Fields.TEXT_LIMIT));
            case CONVERSATION_ENDED -> new ConversationEnded(envelope, fields.required("reason", Fields.WORD_LIMIT));
            case AGENT_HEALTH ->
                new AgentHealth(
                        envelope,
                        fields.requiredFlag("up"),
                        fields.optionalDecimal("cpu", 0, 1),
                        fields.optionalWhole("memoryBytes", 0, Long.MAX_VALUE),
                        fields.optionalInteger("queue", 0, Integer.MAX_VALUE),
                        fields.optionalInteger("connections", 0, Integer.MAX_VALUE));
            case ANNOTATION_ADDED ->
                new AnnotationAdded(envelope, fields.required("kind", Fields.WORD_LIMIT), fields.requiredText("text"));
        };
    }

    private AgentMessage agentMessage(Envelope envelope) {
        return new AgentMessage(
                envelope,
                fields.requiredText("text"),
                fields.optionalInstant("firstChunkAt"),
                fields.optionalInstant("completedAt"),
                fields.optionalInteger("chunks", 1, Integer.MAX_VALUE),
                fields.optional("finishReason", Fields.WORD_LIMIT),
                fields.optional("model", Fields.WORD_LIMIT),
                fields.optionalWhole("inputTokens", 0, Long.MAX_VALUE),
                fields.optionalWhole("outputTokens", 0, Long.MAX_VALUE),
                fields.flag("fallback"),
                fields.optionalInteger("stalls", 0, Integer.MAX_VALUE));
    }

    private FeedbackGiven feedback(Envelope envelope) {
        var feedback = new FeedbackGiven(
                envelope,
                fields.optionalInteger("rating", 1, 5),
                thumbs(),
                fields.optional("comment", Fields.TEXT_LIMIT),
                fields.optional("messageId", Fields.ID_LIMIT));
        if (!fields.has("rating") && !fields.has("thumbs") && !fields.has("comment")) {
            fields.fault("one of rating, thumbs and comment is needed");
        }
        return feedback;
    }

    private @Nullable Thumbs thumbs() {
        var name = fields.optional("thumbs", Fields.WORD_LIMIT);
        for (var thumbs : Thumbs.values()) {
            if (Objects.equals(thumbs.wireName(), name)) {
                return thumbs;
            }
        }
        if (name != null) {
            fields.fault("thumbs must be up or down");
        }
        return null;
    }
}
