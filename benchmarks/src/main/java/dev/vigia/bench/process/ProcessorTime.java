package dev.vigia.bench.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
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
        parts.forEach((name, part) ->
                times.put(name, Stream.concat(Stream.of(part), part.descendants())
                        .map(ProcessorTime::own)
                        .reduce(Duration.ZERO, Duration::plus)));
        return times;
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Microseconds of each part for one of {@code count} things done since {@code before}. */
    public String eachSince(Map<String, Duration> before, long count) {
        var words = new StringJoiner(", ");
        now().forEach((name, time) -> {
            double micros = time.minus(before.getOrDefault(name, Duration.ZERO)).toNanos() / 1e3 / Math.max(1, count);
            if (micros >= 0.5) {
                words.add(String.format("%s %.0f", name, micros));
            }
        });
        return words.toString();
    }
}
