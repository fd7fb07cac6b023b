package dev.vigia.bench.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts of a benchmark have taken from the processors, each with the processes it has started itself. */
public final class ProcessorTime {
    private static final String THIS = "client and agent";

    private final Map<String, ProcessHandle> parts = new LinkedHashMap<>();

    /** @param parts by name; this process, in which client and agent are, need not be among them */
    public ProcessorTime(Map<String, ProcessHandle> parts) {
        this.parts.putAll(parts);
    }

    /** Since each part's start. */
    public Map<String, Duration> now() {
        var times = new LinkedHashMap<String, Duration>();
        times.put(THIS, own(ProcessHandle.current()));
        parts.forEach((name, part) -> times.put(
                name,
                Stream.concat(Stream.of(part), part.descendants())
                        .map(ProcessorTime::own)
                        .reduce(Duration.ZERO, Duration::plus)));
        return times;
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What each part has taken since {@code before} for one of {@code count} things. */
    public Each eachSince(Map<String, Duration> before, long count) {
        var micros = new LinkedHashMap<String, Double>();
        now().forEach((name, time) -> micros.put(
                name, time.minus(before.getOrDefault(name, Duration.ZERO)).toNanos() / 1e3 / Math.max(1, count)));
        return new Each(micros);
    }

    /** @param micros microseconds of processor time for one thing, by part */
    public record Each(Map<String, Double> micros) {
        public double total() {
            return micros.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** Those that took part. */
        @Override
        public String toString() {
            return micros.entrySet().stream()
                    .filter(part -> part.getValue() >= 0.5)
                    .map(part -> String.format("%s %.0f", part.getKey(), part.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }
}
