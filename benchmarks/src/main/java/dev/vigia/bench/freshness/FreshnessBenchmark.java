package dev.vigia.bench.freshness;

import dev.vigia.bench.BenchmarkException;
import dev.vigia.bench.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The time from a frame at the tap until its row can be read in PostgreSQL, beside the time until its record can be read
 * in Kafka: nearly idle, at 200 messages a second, and at half of what the whole system takes when it is flooded. The
 * ratio is how many times as fresh as its limit the worst of the three is, by the 99th percentile.
 */
@Command(name = "freshness", description = "Frame at the tap to readable row, limit / p99; beside frame to Kafka.")
public final class FreshnessBenchmark implements Callable<Integer> {
    private static final double LIMIT_MILLIS = 1_000;
    private static final double LIMIT_UNDER_LOAD_MILLIS = 3_000;
    private static final double BAR = 1;
    private static final int BUSY = 200;
    private static final int WARM_UP_SECONDS = 20;
    private static final long PATIENCE_SECONDS = 180;

    @Option(names = "--seconds", defaultValue = "30", description = "Of each busy phase (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--gap", defaultValue = "PT10S", description = "Silence when idle (default: ${DEFAULT-VALUE}).")
    private Duration gap = Duration.ofSeconds(10);

    @Option(names = "--sparse", defaultValue = "6", description = "Messages sent then (default: ${DEFAULT-VALUE}).")
    private int sparse;

    @Option(names = "--flood", defaultValue = "40000", description = "Messages of the flood that finds the maximum.")
    private long flood;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (var system = new LiveSystem();
                var watchers = new Watchers(Visitors.PROBES, system.bootstrap(), system.database());
                var visitors = new Visitors(system.tap(), watchers)) {
            visitors.talk(BUSY, WARM_UP_SECONDS);
            watchers.inKafka();
            watchers.inTable();
            double maximum = maximum(system, visitors);
            say("maximum: %,.0f messages/s from the tap to the tables (%,d messages)", maximum, flood);
            double busy = phase(visitors, watchers, BUSY, seconds, LIMIT_MILLIS);
            double half = phase(visitors, watchers, maximum / 2, seconds, LIMIT_UNDER_LOAD_MILLIS);
            double perSecond = 2e3 / gap.toMillis();
            double idle = phase(visitors, watchers, perSecond, sparse * gap.toMillis() / 1e3, LIMIT_MILLIS);
            return new Verdict("freshness", Math.min(busy, Math.min(half, idle)), BAR).print(out());
        }
    }

    /** @return messages a second until all of a flood are in the table */
    private double maximum(LiveSystem system, Visitors visitors) {
        var count = "select count(*) from chat_message where " + Visitors.notProbes();
        long before = system.number(count);
        long start = System.nanoTime();
        visitors.flood(flood);
        long deadline = start + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (system.number(count) < before + flood) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("of %,d messages %,d are in the table after %d s"
                        .formatted(flood, system.number(count) - before, PATIENCE_SECONDS));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        return flood * 1e9 / (System.nanoTime() - start);
    }

    /** @return limit / p99 */
    private double phase(Visitors visitors, Watchers watchers, double perSecond, double lasts, double limit) {
        visitors.talk(perSecond, lasts);
        var kafka = watchers.inKafka();
        var table = watchers.inTable();
        say("%,.1f messages/s, frame to row: %s (%d probes)", perSecond, table, table.nanos().length);
        say(
                "%,.1f messages/s, frame to Kafka: %s; row / Kafka at p50: %.1f",
                perSecond, kafka, table.millis(0.5) / kafka.millis(0.5));
        return limit / table.millis(0.99);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String format, Object... values) {
        out().printf(Locale.ROOT, format + "%n", values);
        out().flush();
    }
}
