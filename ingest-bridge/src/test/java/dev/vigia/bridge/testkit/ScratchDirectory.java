package dev.vigia.bridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory for what has no test class to belong to. Below the build's own, so that no killed test leaves it anywhere else. */
public final class ScratchDirectory implements AutoCloseable {
    private static final Path HOME = Path.of("target", "scratch").toAbsolutePath();

    private final Path path;

    public ScratchDirectory(String name) {
        try {
            path = Files.createTempDirectory(Files.createDirectories(HOME), name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
