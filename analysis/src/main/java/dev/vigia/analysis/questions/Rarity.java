package dev.vigia.analysis.questions;

/**
 * How telling a term is among the questions seen so far. A few imagined questions keep the first real ones from
 * deciding alone.
 */
interface Rarity {
    /** Questions seen. */
    int questions();

    /** Questions seen with {@code term}. */
    int questionsWith(int term);

    private static double idf(int questions, int with) {
        return Math.max(Math.log((IMAGINED + questions) / (1.0 + with)), FLOOR);
    }

    /** Questions that are assumed to have been seen without any of the terms. */
    int IMAGINED = 100;

    double FLOOR = 0.1;
    /** What a word of grammar counts beside a word of meaning that is as rare. */
    double FUNCTION_WORD = 0.2;

    /** The weights of a question's terms. */
    default double[] weights(Wording wording) {
        double[] weights = new double[wording.terms().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    idf(questions(), questionsWith(wording.terms()[i])) * (wording.function()[i] ? FUNCTION_WORD : 1);
        }
        return weights;
    }
}
