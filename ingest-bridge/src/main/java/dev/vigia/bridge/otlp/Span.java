package dev.vigia.bridge.otlp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished span, whichever encoding it came in.
 *
 * @param traceId 32 lower-case hexadecimal digits
 * @param spanId 16 of them
 * @param failed whether its status is an error
 * @param statusMessage empty where there is none
 */
record Span(
        String traceId,
        String spanId,
        Instant start,
        Instant end,
        Attributes attributes,
        List<Happening> happenings,
        Attributes resource,
        boolean failed,
        String statusMessage) {
    /** A span event. */
    record Happening(String name, Instant at, Attributes attributes) {}

    Span {
        happenings = List.copyOf(happenings);
    }

    Optional<Happening> happening(String name) {
        return happenings.stream()
                .filter(happening -> happening.name().equals(name))
                .findFirst();
    }

    static Instant instant(long unixNanos) {
        long nanosPerSecond = 1_000_000_000;
        return Instant.ofEpochSecond(
                Long.divideUnsigned(unixNanos, nanosPerSecond), Long.remainderUnsigned(unixNanos, nanosPerSecond));
    }
}
