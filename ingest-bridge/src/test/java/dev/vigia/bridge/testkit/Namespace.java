package dev.vigia.bridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own (Linux, root) with one line to this one: what is lost on the line is lost as on a real one,
 * without a word to either side.
 */
public final class Namespace implements AutoCloseable {
    /** This side's address; a net that RFC 2544 keeps for tests like this. */
    public static final String HERE = "198.18.77.1";

    private static final String THERE = "198.18.77.2";

    private final String name = "vigia-" + ProcessHandle.current().pid();
    private final String near = "vg" + ProcessHandle.current().pid() + "a";
    private final String far = "vg" + ProcessHandle.current().pid() + "b";
    private final List<Process> programs = new ArrayList<>();

    public Namespace() {
        run("ip", "netns", "add", name);
        try {
            run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", name);
            run("ip", "address", "add", HERE + "/30", "dev", near);
            run("ip", "link", "set", near, "up");
            run("ip", "-n", name, "address", "add", THERE + "/30", "dev", far);
            run("ip", "-n", name, "link", "set", far, "up");
        } catch (IllegalStateException refused) {
            close();
            throw refused;
        }
    }

    /** From here on every packet is lost, both ways. */
    public void cut() {
        run("ip", "-n", name, "link", "set", far, "down");
    }

    /** From here on what goes there waits in a queue of at most 400 ms, at a megabit a second. */
    public void narrow() {
        run("tc", "qdisc", "add", "dev", near, "root", "tbf", "rate", "1mbit", "burst", "32kbit", "latency", "400ms");
    }

    /** A program over there; it ends with the namespace. */
    public Process start(String... command) {
        var whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        try {
            var program = new ProcessBuilder(whole).redirectErrorStream(true).start();
            programs.add(program);
            return program;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        for (var program : programs) {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
            program.onExit().join();
        }
        run("ip", "netns", "delete", name);
    }
}
