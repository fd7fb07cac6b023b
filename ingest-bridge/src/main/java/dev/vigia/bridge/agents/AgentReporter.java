package dev.vigia.bridge.agents;

import dev.vigia.bridge.recording.Recorder;
import dev.vigia.events.AgentHealth;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventIds;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tells at an interval how each agent is. An agent is up when one of its addresses
 * takes a TCP connection, or when it has open ones.
 * The reports also keep event time moving when all chats are quiet. While older reports still wait for Kafka no new
 * ones are made: they would only fill the journal with news that nobody can read.
 */
public final class AgentReporter implements AutoCloseable {
    private static final int PROBE_TIMEOUT_MILLIS = 1_000;
    private static final int STOP_SECONDS = 5;

    private final Agents agents;
    private final Recorder recorder;
    private final BooleanSupplier mustWait;
    private final Clock clock;
    private final Duration interval;
    private final String source;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "agent-reporter");
        thread.setDaemon(true);
        return thread;
    });
    private long sequence;

    /** @param mustWait whether Kafka is away */
    public AgentReporter(Agents agents, Recorder recorder, BooleanSupplier mustWait, Clock clock, Duration interval) {
        this.agents = agents;
        this.recorder = recorder;
        this.mustWait = mustWait;
        this.clock = clock;
        this.interval = interval;
        this.source = "health-" + EventIds.next(clock.instant());
    }

    public void start() {
        executor.scheduleAtFixedRate(this::report, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void report() {
        if (mustWait.getAsBoolean()) {
            return;
        }
        var reports = new ArrayList<AgentHealth>();
        for (var agent : agents.all()) {
            int connections = agents.counts(agent.id()).connections().get();
            boolean up = probe(agent) || connections > 0;
            reports.add(new AgentHealth(envelope(agent), up, null, null, null, connections));
        }
        recorder.recordOwn(List.copyOf(reports));
    }

    private Envelope envelope(Agent agent) {
        var now = clock.instant();
        return new Envelope(
                EventIds.next(now),
                agent.id(),
                null,
                null,
                null,
                null,
                null,
                now,
                now,
                source,
                sequence++,
                agents.counts(agent.id()).labels());
    }

    /** Tries every address, so that the tap knows which ones to try first. */
    private boolean probe(Agent agent) {
        boolean any = false;
        for (var upstream : agent.upstreams()) {
            boolean reachable = isReachable(upstream);
            agents.health().note(upstream, reachable);
            any |= reachable;
        }
        return any;
    }

    private static boolean isReachable(Upstream upstream) {
        try (var socket = new Socket()) {
            var address = upstream.address();
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PROBE_TIMEOUT_MILLIS);
            return true;
        } catch (IOException away) {
            return false;
        }
    }

    /** Waits for a report that is being written: an interrupt would close the journal's file under all others. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
