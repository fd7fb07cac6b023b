package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;

/**
 * What the newest known version of a tile counts, as far as the series need it. It lives in keyed state, so it only
 * ever grows.
 *
 * @param firstResponse DDSketch bytes, as in {@link MetricTile}
 * @param response DDSketch bytes, as in {@link MetricTile}
 */
public record TileCounts(
        long version,
        long conversations,
        long messages,
        long turns,
        long answeredTurns,
        long failedTurns,
        long fallbackTurns,
        long timeoutTurns,
        long unansweredTurns,
        long pendingTurns,
        long ratings,
        long positiveRatings,
        byte[] firstResponse,
        byte[] response) {

    static TileCounts of(MetricTile tile) {
        return new TileCounts(
                tile.version(),
                tile.conversations(),
                tile.messages(),
                tile.turns(),
                tile.answeredTurns(),
                tile.failedTurns(),
                tile.fallbackTurns(),
                tile.timeoutTurns(),
                tile.unansweredTurns(),
                tile.pendingTurns(),
                tile.ratings(),
                tile.positiveRatings(),
                tile.firstResponse(),
                tile.response());
    }
}
