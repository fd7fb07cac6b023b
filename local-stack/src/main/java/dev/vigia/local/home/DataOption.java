package dev.vigia.local.home;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that most commands share. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the stack keeps its files (default: .vigia in the checkout).",
            scope = ScopeType.INHERIT)
    private Path directory = Path.of(System.getProperty("vigia.home", "")).resolve(".vigia");

    public DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
