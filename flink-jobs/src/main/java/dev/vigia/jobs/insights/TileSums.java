package dev.vigia.jobs.insights;

/**
 * What is added up over the messages of a tile.
 *
 * @param newest event time of the newest message, epoch milliseconds
 * @param late how many of them came after the minute was complete
 */
public record TileSums(
        long messages, long negative, long neutral, long positive, double score, long newest, long late) {
    static final TileSums NONE = new TileSums(0, 0, 0, 0, 0, Long.MIN_VALUE, 0);

    TileSums plus(MessageInsight insight, boolean isLate) {
        return switch (insight.sentiment()) {
            case NEGATIVE -> plus(1, 0, 0, insight, isLate);
            case NEUTRAL -> plus(0, 1, 0, insight, isLate);
            case POSITIVE -> plus(0, 0, 1, insight, isLate);
        };
    }

    private TileSums plus(int bad, int plain, int good, MessageInsight insight, boolean isLate) {
        return new TileSums(
                messages + 1,
                negative + bad,
                neutral + plain,
                positive + good,
                score + insight.score(),
                Math.max(newest, insight.occurredAt()),
                late + (isLate ? 1 : 0));
    }
}
