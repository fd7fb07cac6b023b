package dev.vigia.jobs.metrics;

/**
 * One line of the ledger.
 *
 * @param source the connection or client that events came through; empty where a record was too broken to tell
 * @param minute start of the minute of arrival, epoch milliseconds
 */
public record LedgerKey(String source, long minute) {}
