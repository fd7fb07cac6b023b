package dev.vigia.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process id together with its start, since ids are reused: only the pair says that a process is ours.
 *
 * @param stop the signal that asks it to end
 */
public record ProcessIdentity(String name, long pid, Instant startedAt, Signal stop) {
    /** The kernel counts starts in ticks since boot, and the boot time that Java adds may move by a second. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    public static ProcessIdentity of(String name, ProcessHandle process, Instant now, Signal stop) {
        return new ProcessIdentity(
                name, process.pid(), process.info().startInstant().orElse(now), stop);
    }

    /** The living process with this id and this start, if there is one. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_SLACK) <= 0)
                .orElse(false);
    }
}
