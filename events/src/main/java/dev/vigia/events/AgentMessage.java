package dev.vigia.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent answered, or spoke first. A streamed answer is one event; its {@code occurredAt} is the first chunk's time.
 *
 * @param text the joined text
 * @param firstChunkAt when the first piece passed; null means {@code occurredAt}
 * @param completedAt when the last piece passed; null means {@code occurredAt}
 * @param chunks number of pieces
 * @param finishReason why the model stopped, in its own words
 * @param model name of the language model
 * @param inputTokens tokens that the model read
 * @param outputTokens tokens that the model wrote
 * @param fallback whether the agent said that it could not answer
 * @param stalls silences between two pieces that were longer than the bridge's {@code VIGIA_STALL_GAP}; null where
 *     nobody counted
 */
public record AgentMessage(
        Envelope envelope,
        String text,
        @Nullable Instant firstChunkAt,
        @Nullable Instant completedAt,
        @Nullable Integer chunks,
        @Nullable String finishReason,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        boolean fallback,
        @Nullable Integer stalls)
        implements ChatEvent {

    /** An answer whose stalls nobody counted. */
    public AgentMessage(
            Envelope envelope,
            String text,
            @Nullable Instant firstChunkAt,
            @Nullable Instant completedAt,
            @Nullable Integer chunks,
            @Nullable String finishReason,
            @Nullable String model,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            boolean fallback) {
        this(
                envelope,
                text,
                firstChunkAt,
                completedAt,
                chunks,
                finishReason,
                model,
                inputTokens,
                outputTokens,
                fallback,
                null);
    }

    @Override
    public EventType type() {
        return EventType.MESSAGE_AGENT;
    }

    /** The same answer in other words. */
    public AgentMessage withText(String other) {
        return new AgentMessage(
                envelope,
                other,
                firstChunkAt,
                completedAt,
                chunks,
                finishReason,
                model,
                inputTokens,
                outputTokens,
                fallback,
                stalls);
    }

    @Override
    public AgentMessage with(Envelope other) {
        return new AgentMessage(
                other,
                text,
                firstChunkAt,
                completedAt,
                chunks,
                finishReason,
                model,
                inputTokens,
                outputTokens,
                fallback,
                stalls);
    }
}
