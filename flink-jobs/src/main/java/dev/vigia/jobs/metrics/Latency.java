package dev.vigia.jobs.metrics;

/** The durations of which tiles keep a sketch. */
public enum Latency {
    /** From the user's message to the first piece of the answer. */
    FIRST_RESPONSE,
    /** From the user's message to the last piece of the answer. */
    RESPONSE,
    /** From the first to the last event of a closed conversation. */
    DURATION
}
