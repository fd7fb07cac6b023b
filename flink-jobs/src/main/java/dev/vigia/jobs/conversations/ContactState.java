package dev.vigia.jobs.conversations;

/**
 * A contact that is remembered.
 *
 * @param arrivedAt processing time of its last change, epoch milliseconds
 * @param clock how far event time had come when it was last looked at, epoch milliseconds
 * @param told what tiles count of it
 */
public record ContactState(Contact contact, long arrivedAt, long clock, Return told) {}
