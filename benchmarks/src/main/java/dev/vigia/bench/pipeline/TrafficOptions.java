package dev.vigia.bench.pipeline;

import java.util.Locale;
import picocli.CommandLine.Option;

/** What traffic a benchmark of the job is given. */
final class TrafficOptions {
    @Option(names = "--events", defaultValue = "900000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the traffic.")
    private long seed;

    @Option(names = "--agents", defaultValue = "3", description = "That share the conversations.")
    private int agents;

    @Option(names = "--hot", defaultValue = "0", description = "Share of the events that belong to one conversation.")
    private double hot;

    long events() {
        return events;
    }

    /** Sends all of it to the events' topic. */
    void sendTo(Servers servers) {
        new Traffic(seed, agents, hot).sendTo(servers, events);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d events, %d agents, %.0f %% in one conversation, seed %d",
                events,
                agents,
                100 * hot,
                seed);
    }
}
