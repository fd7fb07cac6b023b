package dev.vigia.analysis.sentiment;

import java.util.Locale;
import java.util.Optional;

/** The three classes, in the order in which models keep them. */
public enum SentimentLabel {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in files, JSON and tables: {@code negative}, {@code neutral} or {@code positive}. */
    public String word() {
        return word;
    }

    /** The label of that word; empty for any other text. */
    public static Optional<SentimentLabel> of(String word) {
        for (SentimentLabel label : values()) {
            if (label.word.equals(word)) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }
}
