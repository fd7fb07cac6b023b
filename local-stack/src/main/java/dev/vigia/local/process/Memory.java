package dev.vigia.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory as the kernel counts it, shared pages divided among those who share them (PSS). */
public final class Memory {
    private Memory() {}

    /** Bytes of the process and all its descendants; 0 where the kernel does not tell. */
    public static long residentBytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(p -> proportionalBytes(p.pid()))
                .sum();
    }

    /** Bytes of this process alone. */
    public static long ownBytes() {
        return proportionalBytes(ProcessHandle.current().pid());
    }

    private static long proportionalBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
