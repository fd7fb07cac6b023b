package dev.vigia.bridge.dialect;

import dev.vigia.bridge.privacy.Pseudonyms;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.ConversationStarted;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventIds;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.TraceParent;
import dev.vigia.events.UserMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the events of one connection, and numbers them without gaps. */
final class EventMaker {
    private static final String STAGE = "bridge";

    private final Opening opening;
    private final Pseudonyms pseudonyms;
    private @Nullable String user;
    private @Nullable String pseudonym;
    private @Nullable String model;
    private long sequence;

    EventMaker(Opening opening, Pseudonyms pseudonyms) {
        this.opening = opening;
        this.pseudonyms = pseudonyms;
        user(opening.userId());
    }

    /** From here on the events are this user's; null changes nothing. */
    void user(@Nullable String userId) {
        if (userId != null && !userId.equals(user)) {
            user = userId;
            pseudonym = pseudonyms.of(userId);
        }
    }

    /** From here on answers that name no model are this one's; null changes nothing. */
    void model(@Nullable String name) {
        model = name == null ? model : name;
    }

    private @Nullable String model(Reading.Marks marks) {
        return marks.model() == null ? model : marks.model();
    }

    ConversationStarted started(Conversation conversation, Instant at) {
        return new ConversationStarted(envelope(conversation, at, at, 0));
    }

    UserMessage userMessage(Conversation conversation, String text, Instant at) {
        return new UserMessage(envelope(conversation, at, at, text.length()), cut(text));
    }

    /** What a user streams is said when it is complete. */
    UserMessage userMessage(Conversation conversation, Stream stream) {
        return new UserMessage(
                envelope(conversation, stream.lastAt(), stream.lastAt(), stream.length()), stream.text());
    }

    AgentMessage answer(Conversation conversation, Reading.Message message, Instant at) {
        var marks = message.marks();
        return new AgentMessage(
                envelope(conversation, at, at, message.text().length()),
                cut(message.text()),
                null,
                null,
                null,
                null,
                model(marks),
                marks.inputTokens(),
                marks.outputTokens(),
                marks.fallback(),
                null);
    }

    AgentMessage answer(Conversation conversation, Stream stream, @Nullable String finishReason) {
        return new AgentMessage(
                envelope(conversation, stream.firstAt(), stream.lastAt(), stream.length()),
                stream.text(),
                stream.firstAt(),
                stream.lastAt(),
                Math.max(1, stream.chunks()),
                finishReason,
                model(stream.marks()),
                stream.marks().inputTokens(),
                stream.marks().outputTokens(),
                stream.marks().fallback(),
                stream.stalls());
    }

    MessageFailed failed(Conversation conversation, String reason, @Nullable String detail, Instant at) {
        return new MessageFailed(
                envelope(conversation, at, at, detail == null ? 0 : detail.length()),
                reason,
                detail == null ? null : cut(detail));
    }

    FeedbackGiven feedback(Conversation conversation, Reading.Feedback feedback, Instant at) {
        var comment = feedback.comment();
        return new FeedbackGiven(
                envelope(conversation, at, at, comment == null ? 0 : comment.length()),
                feedback.rating(),
                feedback.thumbs(),
                comment == null ? null : cut(comment),
                conversation.eventOf(feedback.messageId()));
    }

    ConversationHandoff handoff(Conversation conversation, Reading.Handoff handoff, Instant at) {
        return new ConversationHandoff(envelope(conversation, at, at, 0), handoff.to(), handoff.reason());
    }

    ConversationEnded ended(Conversation conversation, String reason, Instant at) {
        return new ConversationEnded(envelope(conversation, at, at, 0), reason);
    }

    RejectedEvent rejected(String code, String reason, byte[] raw, @Nullable String conversationId, Instant at) {
        return new RejectedEvent(
                at,
                STAGE,
                code,
                reason,
                opening.agentId(),
                conversationId,
                opening.source(),
                null,
                RejectedEvent.cut(raw),
                raw.length);
    }

    private Envelope envelope(Conversation conversation, Instant occurredAt, Instant observedAt, long textLength) {
        return new Envelope(
                EventIds.next(observedAt),
                opening.agentId(),
                opening.agentVersion(),
                conversation.id,
                pseudonym,
                opening.channel(),
                opening.locale(),
                occurredAt,
                observedAt,
                opening.source(),
                sequence++,
                labels(textLength));
    }

    private Map<String, String> labels(long textLength) {
        var trace = opening.traceParent();
        if (trace == null && textLength <= StorableText.LIMIT) {
            return Map.of();
        }
        var labels = new HashMap<String, String>();
        if (trace != null) {
            labels.put(TraceParent.HEADER, trace);
        }
        if (textLength > StorableText.LIMIT) {
            labels.put("textLength", Long.toString(textLength));
        }
        return labels;
    }

    private static String cut(String text) {
        return StorableText.cut(text, StorableText.LIMIT);
    }
}
