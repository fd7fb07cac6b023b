package dev.vigia.events;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * W3C Trace Context: which span of a distributed trace an event belongs to. It travels beside the event, as the Kafka
 * header {@link #HEADER}.
 */
public final class TraceParent {
    /** The name of the Kafka header, of the HTTP header, and of the label that an event carries it under. */
    public static final String HEADER = "traceparent";

    /** Characters of every value: version, trace id, parent id and flags. */
    public static final int LENGTH = 55;

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The value as it came, where it is one of version 00; others are as good as absent. */
    public static Optional<String> of(String value) {
        return value.length() == LENGTH && VALID.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }

    /**
     * From an event's labels: {@code traceparent}, or else {@code traceId} and {@code spanId}, whose span was recorded
     * ("sampled") or nobody would have sent them.
     */
    public static Optional<String> of(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        return of(labels.getOrDefault(HEADER, ""))
                .or(() -> of("00-" + labels.get("traceId") + "-" + labels.get("spanId") + "-01"));
    }
}
