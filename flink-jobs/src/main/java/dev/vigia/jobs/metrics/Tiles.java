package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;
import java.time.Instant;

/** From a tile's state to one version of contract 1's tile. */
final class Tiles {
    private Tiles() {}

    /**
     * @param watermark epoch milliseconds; at the end of a bounded input there is none left, and now takes its place
     * @param now epoch milliseconds
     */
    static MetricTile tile(TileKey key, TileState state, int generation, long watermark, long now) {
        var counts = state.counts();
        var sketches = state.bins().sketches();
        return new MetricTile(
                generation,
                Instant.ofEpochMilli(key.start()),
                key.agentId(),
                key.agentVersion(),
                key.channel(),
                key.locale(),
                counts.get(Count.CONVERSATIONS),
                counts.get(Count.ENGAGED_CONVERSATIONS),
                counts.get(Count.MESSAGES),
                counts.get(Count.USER_MESSAGES),
                counts.get(Count.AGENT_MESSAGES),
                counts.get(Count.TURNS),
                counts.get(Count.ANSWERED_TURNS),
                counts.get(Count.FAILED_TURNS),
                counts.get(Count.FALLBACK_TURNS),
                counts.get(Count.TIMEOUT_TURNS),
                counts.get(Count.UNANSWERED_TURNS),
                counts.get(Count.PENDING_TURNS),
                counts.get(Count.INPUT_TOKENS),
                counts.get(Count.OUTPUT_TOKENS),
                counts.get(Count.RESOLVED),
                counts.get(Count.HANDED_OFF),
                counts.get(Count.ABANDONED),
                counts.get(Count.OPEN),
                counts.get(Count.RATINGS),
                counts.get(Count.POSITIVE_RATINGS),
                counts.get(Count.RATING_SUM),
                counts.get(Count.RATED_CONVERSATIONS),
                sketches.getOrDefault(Latency.FIRST_RESPONSE, new byte[0]),
                sketches.getOrDefault(Latency.RESPONSE, new byte[0]),
                sketches.getOrDefault(Latency.DURATION, new byte[0]),
                asOf(watermark, now),
                key.endsBy(watermark),
                state.lateEvents(),
                state.upkeep().version());
    }

    private static Instant asOf(long watermark, long now) {
        if (watermark == Long.MIN_VALUE) {
            return Instant.EPOCH;
        }
        return Instant.ofEpochMilli(watermark == Long.MAX_VALUE ? now : watermark);
    }
}
