package dev.vigia.bridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/node} as a process; what it prints can be waited for. */
public final class NodeProgram implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    public NodeProgram(String script, String... arguments) {
        var command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        try {
            process = new ProcessBuilder(command)
                    .directory(Path.of("src", "test", "node").toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("Node.js must be on the PATH", failure);
        }
        reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException killed) {
            lines.add("the output broke off: " + killed.getMessage());
        }
    }

    /** The port that an agent's first line tells. */
    public int port() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !lines.isEmpty());
        return Integer.parseInt(lines.get(0).substring("port ".length()));
    }

    /** What it has printed by now. */
    public List<String> lines() {
        return lines;
    }

    /** Waits until the script has ended well, and returns all that it printed. */
    public List<String> finish() {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("%s ends", lines)
                    .isTrue();
            reader.join();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
        assertThat(process.exitValue()).as("%s", lines).isZero();
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
