package dev.vigia.bench.pipeline;

import picocli.CommandLine.Option;

/** What traffic a benchmark of the job is given. */
final class TrafficOptions {
    @Option(names = "--events", defaultValue = "900000", description = "How many (default: ${DEFAULT-VALUE}).")
    private long events;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of the traffic.")
    private long seed;

    long events() {
        return events;
    }

    /** Sends all of it to the events' topic. */
    void sendTo(Servers servers) {
        new Traffic(seed).sendTo(servers, events);
    }

    @Override
    public String toString() {
        return String.format("%,d events, seed %d", events, seed);
    }
}
