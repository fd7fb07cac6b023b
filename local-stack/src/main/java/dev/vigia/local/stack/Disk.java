package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.nio.file.Files;

/** Room for the stack's files. */
final class Disk {
    static final long NEEDED_TO_START = 512L << 20;
    private static final long WORRYING = 192L << 20;

    private Disk() {}

    /** @throws StackException when there is too little room to start */
    static void check(DataDirectory data, long needed) throws IOException {
        long free = free(data);
        if (free < needed) {
            throw new StackException("the disk of " + data.root() + " is full: " + (free >> 20) + " MiB are free, "
                    + (needed >> 20) + " MiB are needed; make room or use another --data DIR");
        }
    }

    static boolean isNearlyFull(DataDirectory data) throws IOException {
        return free(data) < WORRYING;
    }

    static long free(DataDirectory data) throws IOException {
        return Files.getFileStore(data.root()).getUsableSpace();
    }
}
