package dev.vigia.bridge.recording;

import dev.vigia.bridge.dialect.StorableText;
import dev.vigia.bridge.privacy.Masker;
import dev.vigia.bridge.privacy.MaskingRules;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.Envelope;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.UserMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one gate to the journal: every text that a person may have written is masked here, whichever way it came. Ids are
 * left as they are; users' are pseudonyms already.
 */
public final class Protection {
    private static final int TEXT_LIMIT = 300_000;
    private static final int WORD_LIMIT = 200;

    private final Masker masker;
    private final Set<String> openAgents;

    public Protection(MaskingRules rules) {
        this.masker = rules.masker();
        this.openAgents = rules.openAgents();
    }

    public ChatEvent protect(ChatEvent event) {
        return openAgents.contains(event.envelope().agentId())
                ? event
                : payload(event).with(envelope(event.envelope()));
    }

    private ChatEvent payload(ChatEvent event) {
        if (event instanceof UserMessage message) {
            return new UserMessage(message.envelope(), text(message.text()));
        } else if (event instanceof AgentMessage message) {
            return message.withText(text(message.text()));
        } else if (event instanceof MessageFailed failed) {
            return new MessageFailed(failed.envelope(), word(failed.reason()), optional(failed.detail(), TEXT_LIMIT));
        } else if (event instanceof FeedbackGiven feedback) {
            return new FeedbackGiven(
                    feedback.envelope(),
                    feedback.rating(),
                    feedback.thumbs(),
                    optional(feedback.comment(), TEXT_LIMIT),
                    feedback.messageId());
        } else if (event instanceof ConversationHandoff handoff) {
            return new ConversationHandoff(
                    handoff.envelope(), optional(handoff.to(), WORD_LIMIT), optional(handoff.reason(), TEXT_LIMIT));
        } else if (event instanceof AnnotationAdded annotation) {
            return new AnnotationAdded(annotation.envelope(), annotation.kind(), text(annotation.text()));
        }
        return event;
    }

    private Envelope envelope(Envelope envelope) {
        if (envelope.attributes().isEmpty()) {
            return envelope;
        }
        Map<String, String> labels = new HashMap<>();
        envelope.attributes().forEach((name, value) -> labels.put(name, word(value)));
        return envelope.withAttributes(labels);
    }

    /** Masks the reason and the raw bytes. */
    public RejectedEvent protect(RejectedEvent rejected) {
        var agent = rejected.agentId();
        return agent != null && openAgents.contains(agent)
                ? rejected
                : rejected.with(masker.mask(rejected.reason()), raw(rejected.raw()));
    }

    private byte[] raw(byte[] raw) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            return masker.mask(text).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            // Bytes that are no UTF-8 still show the addresses and numbers in them, one character a byte.
            var text = new String(raw, StandardCharsets.ISO_8859_1);
            return masker.mask(text).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private String text(String text) {
        return StorableText.cut(masker.mask(text), TEXT_LIMIT);
    }

    private String word(String word) {
        return StorableText.cut(masker.mask(word), WORD_LIMIT);
    }

    private @Nullable String optional(@Nullable String text, int limit) {
        return text == null ? null : StorableText.cut(masker.mask(text), limit);
    }
}
