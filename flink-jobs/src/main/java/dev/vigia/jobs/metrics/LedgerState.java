package dev.vigia.jobs.metrics;

/** What is remembered of a line of the ledger. */
public record LedgerState(LedgerEntry sum, Upkeep upkeep) {}
