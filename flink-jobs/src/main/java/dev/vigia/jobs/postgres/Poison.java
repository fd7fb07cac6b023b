package dev.vigia.jobs.postgres;

/**
 * A row that its table refuses.
 *
 * @param row its text, for people
 */
public record Poison(String table, String reason, String row) {}
