package dev.vigia.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * How fast events went, and what each cost.
 *
 * @param events how many were measured
 * @param nanos wall time
 * @param ownNanos processor time of this JVM, which holds the broker too
 * @param postgresNanos processor time of PostgreSQL
 */
record Pace(long events, long nanos, long ownNanos, long postgresNanos) {
    /** So many events go by unmeasured: the JVM is busy with compiling until then. */
    static long warmUp(long events) {
        return events * 2 / 3;
    }

    double perSecond() {
        return 1e9 * events / nanos;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f events/s; processor time an event: %.1f µs in this JVM, %.1f µs in PostgreSQL; %.2f of %d processors busy",
                perSecond(),
                ownNanos / 1e3 / events,
                postgresNanos / 1e3 / events,
                (ownNanos + postgresNanos) / (double) nanos,
                Runtime.getRuntime().availableProcessors());
    }

    static Start start(Servers servers) {
        return new Start(System.nanoTime(), own(), postgres(servers));
    }

    /** Where the measurement began. */
    record Start(long nanos, long ownNanos, long postgresNanos) {
        Pace end(Servers servers, long events) {
            return new Pace(events, System.nanoTime() - nanos, own() - ownNanos, postgres(servers) - postgresNanos);
        }
    }

    private static long own() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long postgres(Servers servers) {
        return servers.postgresNanosOfEnded()
                + servers.postgresProcesses()
                        .mapToLong(process -> process.info()
                                .totalCpuDuration()
                                .map(Duration::toNanos)
                                .orElse(0L))
                        .sum();
    }
}
