package dev.vigia.analysis.cli;

import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the user can put right (a wrong option, a missing or broken file) as one line and exit code 2. */
final class Usage {
    private Usage() {}

    static RuntimeException error(@Nullable CommandSpec spec, Exception fault) {
        String message = fault instanceof NoSuchFileException missing
                ? missing.getFile() + ": no such file"
                : String.valueOf(fault.getMessage());
        return spec == null
                ? new IllegalArgumentException(message, fault)
                : new ParameterException(spec.commandLine(), message, fault);
    }
}
