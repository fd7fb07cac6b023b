package dev.vigia.jobs.metrics;

import java.util.List;

/** What one thing (a message, a turn, a conversation) adds to one tile. */
public record Share(TileKey key, Counts counts, List<Measured> durations) {
    public Share {
        durations = List.copyOf(durations);
    }

    /** A measured duration, in milliseconds, and how often it is added (negative: taken back). */
    public record Measured(Latency latency, long millis, int times) {}
}
