package dev.vigia.jobs.conversations;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.LatencySketch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A tile of the {@link Oracle} while it is summed. */
final class OracleTile {
    final String[] dimensions;
    final Instant minute;
    final Map<String, Long> counts = new HashMap<>();
    final LatencySketch first = LatencySketch.empty();
    final LatencySketch response = LatencySketch.empty();
    final LatencySketch duration = LatencySketch.empty();

    OracleTile(Instant minute, String... dimensions) {
        this.minute = minute;
        this.dimensions = dimensions;
    }

    void add(String name, long amount) {
        counts.merge(name, amount, Long::sum);
    }

    long get(String name) {
        return counts.getOrDefault(name, 0L);
    }

    MetricTile tile() {
        return new MetricTile(
                1,
                minute,
                dimensions[0],
                dimensions[1],
                dimensions[2],
                dimensions[3],
                get("conversations"),
                get("engaged"),
                get("user") + get("agent") + get("failures"),
                get("user"),
                get("agent"),
                get("turns"),
                get("answered"),
                get("failed"),
                get("fallback"),
                get("timeout"),
                get("unanswered"),
                get("pending"),
                get("in"),
                get("out"),
                get("resolved"),
                get("handed_off"),
                get("abandoned"),
                get("open"),
                get("ratings"),
                get("positive"),
                get("sum"),
                get("rated"),
                first.encode(),
                response.encode(),
                duration.encode(),
                minute,
                true,
                0,
                1);
    }
}
