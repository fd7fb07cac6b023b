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
        boolean fallback)
        implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.MESSAGE_AGENT;
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
                fallback);
    }
}
