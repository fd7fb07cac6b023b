package dev.vigia.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One operating-system process of the stack.
 *
 * @param name what people call it, also the name of its log: {@code broker}
 * @param command program and arguments
 * @param environment variables added to those of the supervisor
 * @param log file that takes standard output and error, appended
 * @param stop the signal that asks it to end
 */
public record ProcessSpec(String name, List<String> command, Map<String, String> environment, Path log, Signal stop) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public ProcessSpec(String name, List<String> command, Map<String, String> environment, Path log) {
        this(name, command, environment, log, Signal.TERM);
    }
}
