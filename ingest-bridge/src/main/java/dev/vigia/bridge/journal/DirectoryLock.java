package dev.vigia.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process at a time may use a journal's directory. The lock ends with the process, however that ends. */
final class DirectoryLock implements Closeable {
    private final FileChannel channel;

    /** @throws IOException when another process has it */
    DirectoryLock(Path directory) throws IOException {
        channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken()) {
            channel.close();
            throw new IOException(directory + " is in use by another bridge");
        }
    }

    private boolean isTaken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException alreadyOurs) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
