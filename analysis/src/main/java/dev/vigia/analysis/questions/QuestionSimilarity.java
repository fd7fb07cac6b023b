package dev.vigia.analysis.questions;

import dev.vigia.analysis.text.CleanText;

/**
 * How alike two questions are, by the measure that groups repeated questions. It first learns from all texts at hand
 * which words tell little, because questions to one agent share much of their wording. Not thread-safe; where all is
 * learned, each thread compares by a {@link #twin} of its own.
 */
public final class QuestionSimilarity {
    private final WordingAnalyzer analyzer = new WordingAnalyzer();
    private final CountedRarity rarity;

    public QuestionSimilarity() {
        this(new CountedRarity());
    }

    private QuestionSimilarity(CountedRarity rarity) {
        this.rarity = rarity;
    }

    /** Another one for another thread, that knows what this one learns. */
    public QuestionSimilarity twin() {
        return new QuestionSimilarity(rarity);
    }

    /** A question taken apart: what the twins may do side by side, before one of them learns from it. */
    public static final class Parts {
        private final Wording wording;

        private Parts(Wording wording) {
            this.wording = wording;
        }
    }

    /** @param language ISO 639-1 code; words of languages other than es and en keep their endings */
    public Parts parts(CleanText text, String language) {
        return new Parts(analyzer.analyze(text, language));
    }

    public void learn(Parts parts) {
        rarity.add(parts.wording);
    }

    /** @see #parts */
    public void learn(CleanText text, String language) {
        learn(parts(text, language));
    }

    /** A question that is compared more than once: taken apart, and weighted by what was learned until now. */
    public static final class Prepared {
        private final Wording wording;
        private final double[] weights;

        private Prepared(Wording wording, double[] weights) {
            this.wording = wording;
            this.weights = weights;
        }
    }

    public Prepared prepare(CleanText text, String language) {
        Wording wording = analyzer.analyze(text, language);
        return new Prepared(wording, rarity.weights(wording));
    }

    /** 0 (nothing in common) … 1 (the same words); texts without any word are alike. */
    public double between(Prepared a, Prepared b) {
        return SoftOverlap.of(a.wording, a.weights, b.wording, b.weights);
    }

    /** @see #between(Prepared, Prepared) */
    public double between(CleanText a, CleanText b, String language) {
        return between(prepare(a, language), prepare(b, language));
    }
}
