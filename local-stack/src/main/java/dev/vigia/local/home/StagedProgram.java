package dev.vigia.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program as it was when the stack started. Its own jars are copied, the libraries linked, so that building again
 * while the stack runs does not pull classes from under a living or a restarted process.
 */
public final class StagedProgram {
    private static final String OURS = "vigia-";

    private StagedProgram() {}

    /**
     * Stages {@code JAR} and the {@code lib} directory next to it.
     *
     * @return the staged jar
     */
    public static Path stage(Path jar, Path target) throws IOException {
        Path lib = target.resolve("lib");
        Files.createDirectories(lib);
        try (Stream<Path> old = Files.list(lib)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Path libraries = jar.resolveSibling("lib");
        for (Path library : jars(libraries)) {
            Path staged = lib.resolve(library.getFileName());
            if (library.getFileName().toString().startsWith(OURS)) {
                Files.copy(library, staged);
            } else {
                Files.createSymbolicLink(staged, library.toAbsolutePath());
            }
        }
        Path staged = target.resolve(jar.getFileName());
        Files.copy(jar, staged, StandardCopyOption.REPLACE_EXISTING);
        return staged;
    }

    private static List<Path> jars(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
