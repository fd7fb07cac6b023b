package dev.vigia.jobs.postgres;

/**
 * A row that its table refuses.
 *
 * @param row its text, for people
 * @param value what the row was written from
 */
public record Poison(String table, String reason, String row, Object value) {}
