package dev.vigia.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How every process of the stack is started: its own session, its own log, no input, only the settings given. */
final class ProcessStart {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private ProcessStart() {}

    static Process of(ProcessSpec spec) throws IOException {
        Path directory = spec.log().toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        ProcessBuilder builder = new ProcessBuilder(inOwnSession(spec.command()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("VIGIA_"));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    /** A session of its own keeps the terminal's Ctrl-C away from the part: the supervisor alone decides the order. */
    private static List<String> inOwnSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        List<String> wrapped = new ArrayList<>(List.of(SETSID.toString()));
        wrapped.addAll(command);
        return wrapped;
    }
}
