package dev.vigia.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout that the launcher runs from: where the built programs and class paths are. */
public record Installation(Path root) {
    private static final String HOME_PROPERTY = "vigia.home";

    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /** The directory that the launcher script names; the working directory when run without it. */
    public static Installation current() {
        return new Installation(Path.of(System.getProperty(HOME_PROPERTY, "")));
    }

    /** A built file of a module; throws with the command that builds it. */
    public Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new StackException(
                    file + " is not built: run mvn -B -DskipTests package in " + root + ", or start with ./vigia");
        }
        return file;
    }

    /** All jars of a directory, sorted, as one class path. */
    public String classPath(String directory) {
        try (Stream<Path> jars = Files.list(built(directory))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .sorted()
                    .collect(Collectors.joining(":"));
        } catch (IOException unreadable) {
            throw new StackException("cannot list " + directory + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
