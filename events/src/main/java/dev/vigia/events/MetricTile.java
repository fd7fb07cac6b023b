package dev.vigia.events;

import java.time.Instant;

/**
 * One version of one tile: what was counted for one minute and one set of dimensions. A later version replaces an
 * earlier one as a whole. Dimensions that are not known are empty strings.
 *
 * <p>Messages, turns and latencies stand in the minute in which the message or turn began; conversations, outcomes,
 * ratings and durations in the minute in which the conversation began.
 *
 * @param bucketStart start of the minute
 * @param answeredTurns turns answered without failure, timeout or fallback; the other four count the rest
 * @param pendingTurns turns that still wait for their answer
 * @param engagedConversations conversations with at least one user message; the four outcomes add up to it
 * @param positiveRatings ratings of 4 and 5
 * @param ratingSum sum of the ratings 1 to 5
 * @param firstResponse DDSketch of first-chunk latencies in milliseconds, see the schema module's LatencySketch
 * @param response DDSketch of response latencies in milliseconds
 * @param duration DDSketch of the durations of closed conversations in milliseconds
 * @param asOf the watermark when this version was made
 * @param complete whether the watermark has passed the end of the minute
 * @param lateEvents events that came after the minute was complete
 * @param version grows with every change
 */
public record MetricTile(
        int generation,
        Instant bucketStart,
        String agentId,
        String agentVersion,
        String channel,
        String locale,
        long conversations,
        long engagedConversations,
        long messages,
        long userMessages,
        long agentMessages,
        long turns,
        long answeredTurns,
        long failedTurns,
        long fallbackTurns,
        long timeoutTurns,
        long unansweredTurns,
        long pendingTurns,
        long inputTokens,
        long outputTokens,
        long resolved,
        long handedOff,
        long abandoned,
        long open,
        long ratings,
        long positiveRatings,
        long ratingSum,
        long ratedConversations,
        byte[] firstResponse,
        byte[] response,
        byte[] duration,
        Instant asOf,
        boolean complete,
        long lateEvents,
        long version) {}
