package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.process.Memory;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.RunRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A look at a stack from outside. */
public record StackStatus(boolean isUp, List<String> lines) {
    public StackStatus {
        lines = List.copyOf(lines);
    }

    public static StackStatus of(DataDirectory data, Clock clock) throws IOException {
        boolean supervised = StackLock.isHeld(data);
        Optional<StackFile> file = StackFile.read(data.stackFile());
        List<String> lines = new ArrayList<>();
        boolean allRun = true;
        for (ProcessIdentity process : RunRecord.read(data.processesFile())) {
            Optional<ProcessHandle> running = process.find();
            allRun &= running.isPresent();
            lines.add(running.map(handle -> alive(process, handle, clock))
                    .orElseGet(() -> String.format(Locale.ROOT, "%-12s not running", process.name())));
        }
        if (lines.isEmpty()) {
            lines.add("nothing runs on " + data.root());
        } else if (!supervised) {
            lines.add("no supervisor runs: these parts were left by a killed run, ./vigia down ends them");
        } else if (file.isEmpty()) {
            lines.add("still starting");
        } else {
            lines.add("API " + file.get().api() + ", bridge " + file.get().bridge() + ", Flink "
                    + file.get().flink());
        }
        return new StackStatus(supervised && allRun && file.isPresent(), lines);
    }

    private static String alive(ProcessIdentity process, ProcessHandle handle, Clock clock) {
        return String.format(
                Locale.ROOT,
                "%-12s pid %-8d up %-10s %5d MiB",
                process.name(),
                process.pid(),
                text(Duration.between(process.startedAt(), clock.instant())),
                Memory.residentBytes(handle) >> 20);
    }

    private static String text(Duration up) {
        return up.toHours() > 0
                ? up.toHours() + " h " + up.toMinutesPart() + " min"
                : up.toMinutes() > 0 ? up.toMinutes() + " min " + up.toSecondsPart() + " s" : up.toSeconds() + " s";
    }
}
