package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.process.Ending;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** What a supervisor that was killed left running: found by recorded process id and start time, nothing else. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Leftovers() {}

    /** Ends them all, in parallel, and answers their names. Only to be called by the holder of the lock. */
    static List<String> end(DataDirectory data) throws IOException {
        List<ProcessIdentity> living = RunRecord.read(data.processesFile()).stream()
                .filter(process -> process.find().isPresent())
                .toList();
        living.parallelStream()
                .forEach(left -> left.find().ifPresent(process -> Ending.end(process, left.stop(), PATIENCE)));
        Files.deleteIfExists(data.processesFile());
        Files.deleteIfExists(data.specsFile());
        Files.deleteIfExists(data.stackFile());
        return living.stream().map(ProcessIdentity::name).toList();
    }
}
