package dev.vigia.local.stack;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One stack per data directory: a lock that the kernel releases when its holder dies in whatever way. */
final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackException when another process holds it */
    static StackLock take(DataDirectory data) throws IOException {
        FileChannel channel = open(data.lockFile());
        if (tryLock(channel) == null) {
            channel.close();
            throw new StackException("a stack already runs on " + data.root()
                    + ": see ./vigia status, end it with ./vigia down, or use another --data DIR");
        }
        return new StackLock(channel);
    }

    static boolean isHeld(DataDirectory data) throws IOException {
        if (!Files.exists(data.lockFile())) {
            return false;
        }
        try (FileChannel channel = open(data.lockFile())) {
            return tryLock(channel) == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }
}
