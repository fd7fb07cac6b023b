package dev.vigia.api.topics;

/** Whether a share moved more than chance does: the test of two proportions, at the one-percent level. */
final class ShareTrend {
    private static final double ONE_PERCENT = 2.576;
    /** Below this many messages on either side the normal approximation says nothing. */
    private static final long FEWEST = 20;

    private ShareTrend() {}

    /** {@code rising}, {@code falling} or {@code steady}, from {@code before} of {@code allBefore} to {@code now} of {@code all}. */
    static String of(long now, long all, long before, long allBefore) {
        if (all < FEWEST || allBefore < FEWEST) {
            return "steady";
        }
        double pooled = (double) (now + before) / (all + allBefore);
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / all + 1.0 / allBefore));
        double change = (double) now / all - (double) before / allBefore;
        if (deviation == 0 || Math.abs(change) < ONE_PERCENT * deviation) {
            return "steady";
        }
        return change > 0 ? "rising" : "falling";
    }
}
