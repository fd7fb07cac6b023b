package dev.vigia.analysis.topics;

/**
 * The best topics of a text.
 *
 * @param best position of the topic with the largest margin
 * @param second the second largest margin; −1 without a second topic
 * @param none the margin of "none of these"; −1 when training had no such texts
 */
record Ranking(int best, double first, double second, double none) {

    /** @param topics how many of the margins are of topics; one more may follow */
    static Ranking of(double[] margins, int topics) {
        int best = 0;
        double second = topics > 1 ? -Double.MAX_VALUE : -1;
        for (int topic = 1; topic < topics; topic++) {
            if (margins[topic] > margins[best]) {
                second = margins[best];
                best = topic;
            } else {
                second = Math.max(second, margins[topic]);
            }
        }
        return new Ranking(best, margins[best], second, margins.length > topics ? margins[topics] : -1);
    }

    double[] signs(double novelty) {
        return Rejection.signs(first, second, none, novelty);
    }
}
