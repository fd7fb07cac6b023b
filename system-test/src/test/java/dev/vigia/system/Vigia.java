package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the launcher's commands as a user would, on a data directory of the test's own. */
final class Vigia {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path home;
    private final Path data;

    Vigia(String name) {
        home = Path.of(System.getProperty("vigia.home")).toAbsolutePath().normalize();
        data = Path.of(System.getProperty("vigia.work"), name).toAbsolutePath();
    }

    Path home() {
        return home;
    }

    Path data() {
        return data;
    }

    /** Removes what an earlier run recorded, which would pass for this one's. */
    void forget() throws IOException {
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Runs a command to its end and returns what it printed; the exit code must be 0. */
    String run(String... arguments) {
        var result = runAnyway(arguments);
        assertThat(result.exitCode())
                .as("vigia %s printed:%n%s", String.join(" ", arguments), result.output())
                .isZero();
        return result.output();
    }

    record Result(int exitCode, String output) {}

    Result runAnyway(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dvigia.home=" + home,
                "-jar",
                home.resolve("local-stack/target/vigia-local-stack.jar").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        try {
            Files.createDirectories(data);
            var output = Files.createTempFile(data, arguments[0], ".out");
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // For the whole stack: it lives for minutes here, in which the better compiler costs more than it gives.
            builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
            var process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new AssertionError(
                        "vigia " + arguments[0] + " did not end within " + PATIENCE + ":\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The addresses, tokens and process ids of the running stack. */
    JsonNode stack() {
        return json("run/stack.json");
    }

    /** The process of a part, or of the {@code supervisor}, which is none. */
    long pid(String part) {
        return part.equals("supervisor")
                ? json("run/supervisor.json").path("pid").asLong()
                : stack().path("pids").path(part).asLong();
    }

    private JsonNode json(String file) {
        try {
            return JSON.readTree(data.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
