package dev.vigia.analysis.sentiment;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a conversation went for its user: the course of the scores of the user's messages, in order. All scores are
 * −1…1, turns are counted from 0.
 *
 * @param start score of the first message
 * @param end score of the last message
 * @param mean of all messages; of all these figures it goes best with the users' ratings
 * @param worst the lowest score
 * @param worstTurn where it was, the first such
 * @param slope change per turn along the least-squares line; 0 for a single message
 * @param recovery how far the end is above the worst; 0 when the worst came last
 * @param fellAfter the turn whose answer was followed by the steepest fall, if any fall was at least {@link #FALL}
 */
public record Trajectory(
        double start,
        double end,
        double mean,
        double worst,
        int worstTurn,
        double slope,
        double recovery,
        OptionalInt fellAfter) {
    /** The least drop from one message to the next that is blamed on the answer between them. */
    public static final double FALL = 0.3;

    /** @throws IllegalArgumentException without a score */
    public static Trajectory of(List<Double> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a trajectory needs at least one score");
        }
        double start = scores.get(0);
        double end = scores.get(scores.size() - 1);
        double sum = 0;
        int worstTurn = 0;
        double steepest = -FALL;
        OptionalInt fellAfter = OptionalInt.empty();
        for (int turn = 0; turn < scores.size(); turn++) {
            double score = scores.get(turn);
            sum += score;
            if (score < scores.get(worstTurn)) {
                worstTurn = turn;
            }
            double change = turn == 0 ? 0 : score - scores.get(turn - 1);
            if (turn > 0 && (change < steepest || (change == steepest && fellAfter.isEmpty()))) {
                steepest = change;
                fellAfter = OptionalInt.of(turn - 1);
            }
        }
        double worst = scores.get(worstTurn);
        double mean = sum / scores.size();
        return new Trajectory(start, end, mean, worst, worstTurn, slope(scores, mean), end - worst, fellAfter);
    }

    private static double slope(List<Double> scores, double mean) {
        double middle = (scores.size() - 1) / 2.0;
        double covariance = 0;
        double variance = 0;
        for (int turn = 0; turn < scores.size(); turn++) {
            covariance += (turn - middle) * (scores.get(turn) - mean);
            variance += (turn - middle) * (turn - middle);
        }
        return variance == 0 ? 0 : covariance / variance;
    }
}
