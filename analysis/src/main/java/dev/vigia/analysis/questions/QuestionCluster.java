package dev.vigia.analysis.questions;

import org.jspecify.annotations.Nullable;

/**
 * Questions that mean the same.
 *
 * @param id of the agent and its first question, so that a replay gives the same
 * @param representative the first question, cut to {@link #LONGEST} characters; further ones are compared with it
 * @param language of the first question
 * @param topic of the first question; null for none of the known ones
 * @param asked how often, since the cluster was founded
 * @param firstSeen event time, epoch milliseconds
 * @param lastSeen event time, epoch milliseconds
 */
public record QuestionCluster(
        String id,
        String agentId,
        String representative,
        String language,
        @Nullable String topic,
        long asked,
        long firstSeen,
        long lastSeen) {
    /** Of a representative, in UTF-16 units. */
    public static final int LONGEST = 300;

    static QuestionCluster founded(Question by, String text) {
        long key = MinHash.mixed(by.agentId().hashCode() * 0x9E3779B97F4A7C15L ^ hash(by.eventId()));
        return new QuestionCluster(
                String.format("%016x", key),
                by.agentId(),
                cut(text),
                by.language(),
                by.topic(),
                0,
                by.occurredAt(),
                by.occurredAt());
    }

    QuestionCluster with(Question question) {
        return new QuestionCluster(
                id,
                agentId,
                representative,
                language,
                topic,
                asked + 1,
                Math.min(firstSeen, question.occurredAt()),
                Math.max(lastSeen, question.occurredAt()));
    }

    /** As much of a question as is kept and compared. */
    static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
