package dev.vigia.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.JsonFile;
import dev.vigia.local.process.Ending;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a stack from outside its supervisor. */
public final class Shutdown {
    /** The supervisor gives its parts ten seconds, twice, before it kills them. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Shutdown() {}

    /** Ends the supervisor, which ends its parts, then whatever a killed one left; answers one line for people. */
    public static String of(DataDirectory data) throws IOException {
        boolean wasRunning = false;
        Optional<ProcessHandle> supervisor = supervisor(data);
        if (supervisor.isPresent()) {
            wasRunning = true;
            Ending.askAndWait(supervisor.get(), Signal.TERM, PATIENCE);
        }
        if (!Files.exists(data.lockFile())) {
            return "nothing runs on " + data.root();
        }
        List<String> ended;
        try (StackLock lock = StackLock.take(data)) {
            ended = Leftovers.end(data);
            Files.deleteIfExists(data.supervisorFile());
        }
        if (!ended.isEmpty()) {
            return "ended what a killed run left: " + String.join(", ", ended);
        }
        return (wasRunning ? "stopped " : "nothing runs on ") + data.root();
    }

    /** The living supervisor of the data directory. */
    public static Optional<ProcessHandle> supervisor(DataDirectory data) throws IOException {
        if (!Files.exists(data.supervisorFile())) {
            return Optional.empty();
        }
        return JsonFile.read(data.supervisorFile(), new TypeReference<ProcessIdentity>() {})
                .find();
    }
}
