package dev.vigia.bridge.tap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the tap counts. No label names a user or a conversation. */
final class TapMeters {
    private final MeterRegistry registry;
    final Counter fromClients;
    final Counter fromAgents;
    /** From a chunk's arrival until it has been handed to the other side's socket. */
    final Timer added;

    TapMeters(MeterRegistry registry) {
        this.registry = registry;
        fromClients = bytes("client");
        fromAgents = bytes("agent");
        added = Timer.builder("vigia.bridge.added.latency")
                .description("Time between reading a chunk and having written it to the other side")
                .serviceLevelObjectives(
                        Duration.ofNanos(50_000),
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(150_000),
                        Duration.ofNanos(250_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    private Counter bytes(String from) {
        return Counter.builder("vigia.bridge.relayed")
                .baseUnit("bytes")
                .tag("from", from)
                .register(registry);
    }

    /** @param reason why the tap itself ended a connection: idle or drain */
    void ended(String reason) {
        registry.counter("vigia.bridge.ended", "reason", reason).increment();
    }

    /** @param outcome tunnelled, plain, refused, unknown_agent, agent_away, malformed or too_many */
    void handshake(String outcome) {
        registry.counter("vigia.bridge.handshakes", "outcome", outcome).increment();
    }
}
