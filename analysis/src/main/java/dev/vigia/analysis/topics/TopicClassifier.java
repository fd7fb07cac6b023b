package dev.vigia.analysis.topics;

import dev.vigia.analysis.text.CleanText;

/** Sorts messages into topics. Any text gets an answer. Thread-safe. */
public interface TopicClassifier {
    /** What decided, for the record: changes when the answers may change. */
    String version();

    /** @param language ISO 639-1 code of the text; for one without topics, all languages are tried */
    TopicGuess classify(CleanText text, String language);
}
