package dev.vigia.analysis.sentiment;

import java.util.List;

/**
 * How a message sounds.
 *
 * @param label the most probable class
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

    public Sentiment {
        decidingWords = List.copyOf(decidingWords);
    }

    /** −1 (surely negative) … 1 (surely positive): the difference of the two probabilities. */
    public double score() {
        return positive - negative;
    }

    static Sentiment of(double[] probabilities, String model, List<String> decidingWords) {
        return new Sentiment(
                mostProbable(probabilities),
                probabilities[0],
                probabilities[1],
                probabilities[2],
                model,
                decidingWords);
    }

    static SentimentLabel mostProbable(double[] probabilities) {
        int best = 1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return SentimentLabel.values()[best];
    }
}
