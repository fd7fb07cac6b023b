package dev.vigia.jobs;

import dev.vigia.events.RejectedEvent;

/**
 * A record that could not be decoded.
 *
 * @param letter the dead letter
 * @param recordedAt the Kafka record's own time, epoch milliseconds
 */
public record Rejection(RejectedEvent letter, long recordedAt) {}
