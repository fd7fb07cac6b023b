package dev.vigia.bridge.journal;

/**
 * An entry as read back.
 *
 * @param index its place in the journal; indexes grow by one, and a missing one is a record that was damaged on disk
 * @param appendedAt milliseconds since the epoch
 */
public record Stored(long index, long appendedAt, Entry entry) {}
