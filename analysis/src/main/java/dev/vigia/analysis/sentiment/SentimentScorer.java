package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import java.nio.file.Path;

/**
 * Judges texts of one language. Any text gets an answer and none an exception; an empty one is neutral.
 * Thread-safe.
 */
public interface SentimentScorer extends AutoCloseable {
    /** ISO 639-1 code of the language that this scorer knows. */
    String language();

    Sentiment score(CleanText text);

    /** Gives back what is not on the heap; judges nothing afterwards. */
    @Override
    default void close() {}

    /** Found by {@link java.util.ServiceLoader}; opens judges of another kind than the shipped linear ones. */
    interface Provider {
        /** @throws IllegalArgumentException in one clear message when {@code model} is none that it can read */
        SentimentScorer open(String language, Path model);
    }
}
