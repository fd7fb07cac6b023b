package dev.vigia.jobs.metrics;

/**
 * What tiles count. A tile's state holds the counts by ordinal: add new ones at the end, and never remove one.
 */
public enum Count {
    CONVERSATIONS,
    ENGAGED_CONVERSATIONS,
    MESSAGES,
    USER_MESSAGES,
    AGENT_MESSAGES,
    TURNS,
    ANSWERED_TURNS,
    FAILED_TURNS,
    FALLBACK_TURNS,
    TIMEOUT_TURNS,
    UNANSWERED_TURNS,
    PENDING_TURNS,
    INPUT_TOKENS,
    OUTPUT_TOKENS,
    RESOLVED,
    HANDED_OFF,
    ABANDONED,
    OPEN,
    RATINGS,
    POSITIVE_RATINGS,
    RATING_SUM,
    RATED_CONVERSATIONS,
    DAYS_OVER,
    RETURNED_IN_DAY,
    DURABLY_CONTAINED,
    WEEKS_OVER,
    RETURNED_IN_WEEK
}
