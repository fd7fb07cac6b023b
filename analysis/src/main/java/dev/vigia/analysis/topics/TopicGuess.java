package dev.vigia.analysis.topics;

/**
 * @param topic a topic's id, or {@link #NONE}
 * @param probability 0…1, of that answer
 */
public record TopicGuess(String topic, double probability) {
    /** None of the known topics. */
    public static final String NONE = "none";

    public boolean isNone() {
        return topic.equals(NONE);
    }
}
