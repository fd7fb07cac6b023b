package dev.vigia.bridge.agents;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the tap has seen of one agent since the bridge started. Thread-safe. */
public final class AgentCounts {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unreachable = new AtomicLong();

    /** Open connections, to be counted up and down by whoever opens them. */
    public AtomicInteger connections() {
        return connections;
    }

    /** The agent took a handshake. */
    public void opened() {
        opened.incrementAndGet();
    }

    /** The agent answered a handshake with something else than 101. */
    public void refused() {
        refused.incrementAndGet();
    }

    /** None of its addresses took a connection, or nothing was answered. */
    public void unreachable() {
        unreachable.incrementAndGet();
    }

    Map<String, String> labels() {
        return Map.of(
                "opened", opened.toString(), "refused", refused.toString(), "unreachable", unreachable.toString());
    }
}
