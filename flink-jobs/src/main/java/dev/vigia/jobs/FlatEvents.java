package dev.vigia.jobs;

import dev.vigia.events.AgentHealth;
import dev.vigia.events.AgentMessage;
import dev.vigia.events.AnnotationAdded;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.ConversationEnded;
import dev.vigia.events.ConversationHandoff;
import dev.vigia.events.EventType;
import dev.vigia.events.FeedbackGiven;
import dev.vigia.events.MessageFailed;
import dev.vigia.events.UserMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Flattens an event; the one place that knows how payload fields map to {@link FlatEvent}'s components. */
final class FlatEvents {
    private @Nullable String text;
    private @Nullable Instant firstChunkAt;
    private @Nullable Instant completedAt;
    private @Nullable Integer chunks;
    private @Nullable String finishReason;
    private @Nullable String model;
    private @Nullable Long inputTokens;
    private @Nullable Long outputTokens;
    private boolean fallback;
    private @Nullable Integer stalls;
    private @Nullable String reason;
    private @Nullable String detail;
    private @Nullable Integer rating;
    private @Nullable String ratedEventId;
    private FlatEvent.@Nullable Health health;

    private final EventTimes times;

    private FlatEvents(EventTimes times) {
        this.times = times;
    }

    static FlatEvent of(ChatEvent event, EventTimes times) {
        var flat = new FlatEvents(times);
        flat.read(event);
        return flat.withEnvelopeOf(event);
    }

    private void read(ChatEvent event) {
        if (event instanceof UserMessage message) {
            text = message.text();
        } else if (event instanceof AgentMessage answer) {
            readAnswer(answer);
        } else if (event instanceof MessageFailed failure) {
            reason = failure.reason();
            detail = failure.detail();
        } else if (event instanceof FeedbackGiven feedback) {
            text = feedback.comment();
            detail = feedback.thumbs() == null ? null : feedback.thumbs().wireName();
            rating = feedback.rating();
            ratedEventId = feedback.messageId();
        } else if (event instanceof ConversationHandoff handoff) {
            reason = handoff.reason();
            detail = handoff.to();
        } else if (event instanceof ConversationEnded end) {
            reason = end.reason();
        } else if (event instanceof AgentHealth state) {
            health = new FlatEvent.Health(
                    state.up(), state.cpu(), state.memoryBytes(), state.queue(), state.connections());
        } else if (event instanceof AnnotationAdded annotation) {
            text = annotation.text();
            reason = annotation.kind();
        }
    }

    private void readAnswer(AgentMessage answer) {
        text = answer.text();
        firstChunkAt = answer.firstChunkAt();
        completedAt = answer.completedAt();
        chunks = answer.chunks();
        finishReason = answer.finishReason();
        model = answer.model();
        inputTokens = answer.inputTokens();
        outputTokens = answer.outputTokens();
        fallback = answer.fallback();
        stalls = answer.stalls();
    }

    private FlatEvent withEnvelopeOf(ChatEvent event) {
        var envelope = event.envelope();
        long claimed = envelope.occurredAt().toEpochMilli();
        long observed = envelope.observedAt().toEpochMilli();
        boolean credible = times.credible(claimed, observed);
        long shift = credible ? 0 : observed - claimed;
        long first = pieceTime(firstChunkAt, claimed, observed) + shift;
        long last = Math.max(first, pieceTime(completedAt, claimed, observed) + shift);
        return new FlatEvent(
                event.type(),
                envelope.eventId(),
                envelope.agentId(),
                envelope.agentVersion(),
                event.type() == EventType.AGENT_HEALTH ? null : envelope.conversationId(),
                envelope.userId(),
                envelope.channel(),
                envelope.locale(),
                claimed + shift,
                observed,
                !credible,
                envelope.source(),
                envelope.sequence(),
                text,
                first,
                last,
                chunks,
                finishReason,
                model,
                inputTokens,
                outputTokens,
                fallback,
                stalls,
                reason,
                detail,
                rating,
                ratedEventId,
                health);
    }

    /** A piece's time, where it is credible in the light of the event's own times; otherwise the event's. */
    private long pieceTime(@Nullable Instant claimedPiece, long claimed, long observed) {
        if (claimedPiece == null) {
            return claimed;
        }
        long piece = claimedPiece.toEpochMilli();
        long newest = Math.max(claimed, observed);
        return piece >= claimed && times.credible(piece, newest) ? piece : claimed;
    }
}
