package dev.vigia.bridge.testkit;

import static org.awaitility.Awaitility.await;

import dev.vigia.bridge.testbroker.ChildProcess;
import dev.vigia.bridge.testbroker.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bridge as an operating-system process, to be killed for real. */
public final class BridgeProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    /** Starts it and waits until its port takes connections. */
    public BridgeProcess(Map<String, String> settings, Path log) {
        this(List.of(), settings, log);
    }

    /** @param prefix a command that runs the rest of its arguments, such as strace */
    public BridgeProcess(List<String> prefix, Map<String, String> settings, Path log) {
        port = Integer.parseInt(settings.get("VIGIA_BRIDGE_PORT"));
        process = launch(prefix, settings, log);
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).until(this::answers);
    }

    /** Starts it without waiting. */
    public static Process launch(Map<String, String> settings, Path log) {
        return launch(List.of(), settings, log);
    }

    private static Process launch(List<String> prefix, Map<String, String> settings, Path log) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TestBroker.classPath(),
                ChildProcess.class.getName(),
                "dev.vigia.bridge.Bridge"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As an administrator stops it: SIGTERM. */
    public int stop() throws InterruptedException {
        process.destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
