package dev.vigia.local.stack;

import dev.vigia.local.process.Memory;
import dev.vigia.local.process.SupervisedProcess;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Resident bytes by part, the supervisor included. */
public record MemoryReport(Map<String, Long> bytes) {
    static MemoryReport of(Collection<SupervisedProcess> processes) {
        Map<String, Long> bytes = new TreeMap<>();
        for (SupervisedProcess process : processes) {
            process.pid()
                    .flatMap(ProcessHandle::of)
                    .ifPresent(running -> bytes.put(process.name(), Memory.residentBytes(running)));
        }
        bytes.put("supervisor", Memory.ownBytes());
        return new MemoryReport(bytes);
    }

    public long total() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return (total() >> 20) + " MiB ("
                + bytes.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(part -> String.format(Locale.ROOT, "%s %d", part.getKey(), part.getValue() >> 20))
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
