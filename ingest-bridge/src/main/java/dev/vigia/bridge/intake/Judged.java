package dev.vigia.bridge.intake;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.Decoded;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventIds;
import dev.vigia.events.EventJson;
import dev.vigia.events.EventJson.Arrival;
import dev.vigia.events.RejectedEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A draft after contract 1 has been held against it: an event that is still without its number, or a dead letter. */
record Judged(
        Draft draft, @Nullable ChatEvent event, @Nullable RejectedEvent rejected) {
    private static final long NOT_NUMBERED = 0;
    private static final String STAGE = "bridge";

    static Judged of(Draft draft, String source, Instant now, UnaryOperator<ChatEvent> protection) {
        Decoded decoded = draft.refusal();
        if (decoded == null) {
            decoded = EventJson.decodeIngest(
                    Objects.requireNonNull(draft.flat(), "a draft without refusal has content"),
                    new Arrival(now, source, NOT_NUMBERED, () -> EventIds.next(now)));
        }
        if (decoded instanceof Decoded.Accepted accepted) {
            return new Judged(draft, protection.apply(accepted.event()), null);
        }
        var refusal = (Decoded.Rejected) decoded;
        return new Judged(
                draft,
                null,
                new RejectedEvent(
                        now,
                        STAGE,
                        refusal.code(),
                        refusal.reason(),
                        draft.text("agentId"),
                        draft.text("conversationId"),
                        source,
                        null,
                        RejectedEvent.cut(draft.raw()),
                        draft.raw().length));
    }

    static ChatEvent numbered(ChatEvent event, long sequence) {
        var envelope = event.envelope();
        return event.with(new Envelope(
                envelope.eventId(),
                envelope.agentId(),
                envelope.agentVersion(),
                envelope.conversationId(),
                envelope.userId(),
                envelope.channel(),
                envelope.locale(),
                envelope.occurredAt(),
                envelope.observedAt(),
                envelope.source(),
                sequence,
                envelope.attributes()));
    }
}
