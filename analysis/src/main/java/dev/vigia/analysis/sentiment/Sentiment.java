package dev.vigia.analysis.sentiment;

import java.util.List;

/**
 * How a message sounds.
 *
 * @param label the most probable class; neutral, too, when positive and negative are all but equally probable
 * @param negative probability of that class; the three sum to 1
 * @param model what judged, e.g. {@code linear-en-1+corenlp-rntn}; it changes when the judge changes
 * @param decidingWords up to three tokens, as written, that spoke most for a negative or positive label
 */
public record Sentiment(
        SentimentLabel label,
        double negative,
        double neutral,
        double positive,
        String model,
        List<String> decidingWords) {

    /** Texts whose score is nearer to 0 are neutral, and only those. */
    public static final double NEUTRAL_BAND = 0.1;

    public Sentiment {
        decidingWords = List.copyOf(decidingWords);
    }

    /**
     * −1 (surely negative) … 1 (surely positive): the difference of the two probabilities, which for a neutral text
     * shrinks into {@link #NEUTRAL_BAND}. So the label can be read off the score: within the band it is neutral.
     */
    public double score() {
        double difference = positive - negative;
        return label == SentimentLabel.NEUTRAL ? NEUTRAL_BAND * difference : difference;
    }

    /** The most probable class, but neutral when the other two are within the band. */
    static SentimentLabel label(double[] probabilities) {
        int best = 1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        boolean decided = Math.abs(probabilities[2] - probabilities[0]) >= NEUTRAL_BAND;
        return decided ? SentimentLabel.values()[best] : SentimentLabel.NEUTRAL;
    }

    /** With the label that these probabilities have. */
    public static Sentiment of(
            double negative, double neutral, double positive, String model, List<String> decidingWords) {
        return of(new double[] {negative, neutral, positive}, model, decidingWords);
    }

    static Sentiment of(double[] probabilities, String model, List<String> decidingWords) {
        return new Sentiment(
                label(probabilities), probabilities[0], probabilities[1], probabilities[2], model, decidingWords);
    }
}
