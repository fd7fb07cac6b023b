package dev.vigia.local.process;

import java.io.IOException;
import java.time.Clock;

/** A process that is expected to end by itself; recorded like any other, so that it cannot be left behind. */
public final class OneShot {
    private OneShot() {}

    public static Process start(ProcessSpec spec, RunRecord record, Clock clock) throws IOException {
        Process process = ProcessStart.of(spec);
        record.add(ProcessIdentity.of(spec.name(), process.toHandle(), clock.instant(), spec.stop()));
        return process;
    }
}
