package dev.vigia.bench.process;

import dev.vigia.bench.BenchmarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A temporary directory and the processes that run in it; closing ends them, the newest first, and deletes it. */
public final class Workplace implements AutoCloseable {
    private static final int STOP_SECONDS = 10;

    private final Path home;
    private final Path directory;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::stopAll);

    /** @throws BenchmarkException when the program runs outside of {@code ./vigia bench} */
    public Workplace() {
        var home = System.getProperty("vigia.home");
        if (home == null) {
            throw new BenchmarkException("the benchmark needs the built programs: run it as ./vigia bench");
        }
        this.home = Path.of(home);
        try {
            this.directory = Files.createTempDirectory("vigia-bench");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A file or directory of the built system. */
    public Path built(String path) {
        var file = home.resolve(path);
        if (!Files.exists(file)) {
            throw new BenchmarkException(file + " is missing: build with mvn -DskipTests package");
        }
        return file;
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts a process whose output goes to NAME.log. */
    public Process start(String name, List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(path(name + ".log").toFile());
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            processes.push(process);
            return process;
        } catch (IOException failure) {
            throw new BenchmarkException(name + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    /** The log of a process, for a message that says why it failed. */
    public String log(String name) {
        try {
            return Files.readString(path(name + ".log"));
        } catch (IOException failure) {
            return "(no log: " + failure.getMessage() + ")";
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void stopAll() {
        while (!processes.isEmpty()) {
            var process = processes.pop();
            process.destroy();
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stop) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stopAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The directory " + directory + " cannot be deleted", failure);
        }
    }
}
