package dev.vigia.jobs.conversations;

import java.util.Locale;

/**
 * How an engaged conversation (at least one user message) came out.
 *
 * <table>
 * <caption>Decided from top to bottom</caption>
 * <tr><th>the conversation</th><th>outcome</th></tr>
 * <tr><td>was handed to a person, at any time</td><td>handed_off</td></tr>
 * <tr><td>is not closed</td><td>open</td></tr>
 * <tr><td>is closed, its last turn was answered</td><td>resolved</td></tr>
 * <tr><td>is closed otherwise (unanswered, timeout, failed, fallback)</td><td>abandoned</td></tr>
 * </table>
 *
 * A conversation is closed when a {@code conversation.ended} has no user message after it, or after a silence of the
 * session gap. Feedback is no sign of life: a rating that comes days later does not reopen the conversation.
 */
public enum Outcome {
    RESOLVED,
    HANDED_OFF,
    ABANDONED,
    OPEN;

    private final String columnValue = name().toLowerCase(Locale.ROOT);

    /** The value in contract 2. */
    String columnValue() {
        return columnValue;
    }
}
