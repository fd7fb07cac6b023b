package dev.vigia.jobs.conversations;

import java.util.Locale;

/**
 * How a turn went. The last reply decides: what counts is how the agent left the user.
 *
 * <table>
 * <caption>Corner cases</caption>
 * <tr><th>the turn holds</th><th>status</th></tr>
 * <tr><td>an answer</td><td>answered</td></tr>
 * <tr><td>an answer that began after the answer timeout</td><td>timeout</td></tr>
 * <tr><td>a failure, then an answer (a retry)</td><td>answered</td></tr>
 * <tr><td>an answer, then a failure (broken off)</td><td>failed</td></tr>
 * <tr><td>an answer, then a fallback</td><td>fallback</td></tr>
 * <tr><td>no reply; the user spoke again</td><td>unanswered</td></tr>
 * <tr><td>no reply; the conversation ended, or fell silent, before the timeout</td><td>unanswered</td></tr>
 * <tr><td>no reply; the timeout has passed before that</td><td>timeout</td></tr>
 * <tr><td>no reply; neither yet</td><td>pending</td></tr>
 * </table>
 *
 * Latencies are kept for every turn that has an answer, whatever its status: leaving out the slow ones would flatter.
 */
public enum TurnStatus {
    PENDING,
    ANSWERED,
    FAILED,
    FALLBACK,
    TIMEOUT,
    UNANSWERED;

    private final String columnValue = name().toLowerCase(Locale.ROOT);

    /** The value in contract 2. */
    String columnValue() {
        return columnValue;
    }
}
