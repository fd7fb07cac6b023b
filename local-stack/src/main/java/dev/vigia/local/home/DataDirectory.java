package dev.vigia.local.home;

import java.nio.file.Path;

/** Where one stack keeps everything it writes; {@code .vigia} unless {@code --data} says otherwise. */
public record DataDirectory(Path root) {
    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Addresses, tokens and process ids of the running stack; absent when it is down. */
    public Path stackFile() {
        return root.resolve("run/stack.json");
    }

    /** Held locked by the supervisor while it lives. */
    public Path lockFile() {
        return root.resolve("run/lock");
    }

    /** Every process that was started, for the clean-up after a killed supervisor. */
    public Path processesFile() {
        return root.resolve("run/processes.json");
    }

    /** How each supervised process is started, for whoever takes over from a killed supervisor. */
    public Path specsFile() {
        return root.resolve("run/specs.json");
    }

    /** The supervisor itself: pid and start. */
    public Path supervisorFile() {
        return root.resolve("run/supervisor.json");
    }

    public Path secretsFile() {
        return root.resolve("secrets.json");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Unpacked binaries: can be deleted at any time while the stack is down. */
    public Path cache() {
        return root.resolve("cache");
    }

    public Path sentimentModel() {
        return root.resolve("models/sentiment.ser.gz");
    }

    public Path of(String part) {
        return root.resolve(part);
    }
}
