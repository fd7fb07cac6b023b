package dev.vigia.jobs;

import dev.vigia.events.ChatEvent;
import dev.vigia.events.EventType;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * An event of contract 1 in the one flat shape that crosses Flink's edges (a sealed interface would fall to Kryo).
 * Which of the nullable components are set follows from the type, as in contract 1.
 *
 * @param occurredAt event time, epoch milliseconds, after skewed clocks have been set right
 * @param observedAt when the bridge saw it, epoch milliseconds
 * @param timeReplaced whether the event's own time was not credible, so that {@code occurredAt} is the bridge's
 * @param text of a message or an annotation; the comment of feedback
 * @param firstChunkAt answers only: the first piece's time, epoch milliseconds
 * @param completedAt answers only: the last piece's time, epoch milliseconds
 * @param stalls silences within a streamed answer
 * @param reason of a failure, hand-off or end; kind of an annotation
 * @param detail of a failure; receiver of a hand-off; thumbs of feedback ({@code up}, {@code down})
 * @param ratedEventId feedback only: the answer that is judged
 * @param health agent.health only
 */
@TypeInfo(FlatEventType.Factory.class)
public record FlatEvent(
        EventType type,
        String eventId,
        String agentId,
        @Nullable String agentVersion,
        @Nullable String conversationId,
        @Nullable String userId,
        @Nullable String channel,
        @Nullable String locale,
        long occurredAt,
        long observedAt,
        boolean timeReplaced,
        String source,
        long sequence,
        @Nullable String text,
        long firstChunkAt,
        long completedAt,
        @Nullable Integer chunks,
        @Nullable String finishReason,
        @Nullable String model,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        boolean fallback,
        @Nullable Integer stalls,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Integer rating,
        @Nullable String ratedEventId,
        @Nullable Health health) {

    /** The payload of agent.health. */
    public record Health(
            boolean up,
            @Nullable Double cpu,
            @Nullable Long memoryBytes,
            @Nullable Integer queue,
            @Nullable Integer connections) {}

    /** Flattens an event and sets its time right, with the usual floor. */
    public static FlatEvent of(ChatEvent event) {
        return FlatEvents.of(event, new EventTimes(JobSettings.TIME_FLOOR.toEpochMilli()));
    }

    /** What the event belongs together with: its conversation, or nothing but itself. */
    public String key() {
        return conversationId == null ? "event:" + eventId : conversationId;
    }

    /** The same event in the conversation of this id. */
    FlatEvent in(String conversation) {
        return new FlatEvent(
                type,
                eventId,
                agentId,
                agentVersion,
                conversation,
                userId,
                channel,
                locale,
                occurredAt,
                observedAt,
                timeReplaced,
                source,
                sequence,
                text,
                firstChunkAt,
                completedAt,
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
}
