package dev.vigia.jobs.metrics;

/** A row of {@code chat_ledger}, without its generation. */
public record LedgerRow(LedgerEntry entry, long version) {}
