package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;

/**
 * Judges texts of one language. Any text gets an answer and none an exception; an empty one is neutral.
 * Thread-safe.
 */
public interface SentimentScorer {
    /** ISO 639-1 code of the language that this scorer knows. */
    String language();

    Sentiment score(CleanText text);
}
