package dev.vigia.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Remembers how far the journal has been published, so that a restart does not publish everything again. It may lag
 * (then some records are published twice); where it cannot be read it counts as zero.
 */
final class SettledMark implements Closeable {
    private static final int SIZE = 12;

    private final FileChannel channel;
    private long stored;

    SettledMark(Path directory) throws IOException {
        channel = FileChannel.open(
                directory.resolve("settled"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        stored = load();
    }

    long stored() {
        return stored;
    }

    void store(long settled) throws IOException {
        if (settled == stored) {
            return;
        }
        var bytes = ByteBuffer.allocate(SIZE).putLong(settled);
        bytes.putInt(crc(bytes)).flip();
        channel.write(bytes, 0);
        stored = settled;
    }

    private long load() throws IOException {
        var bytes = ByteBuffer.allocate(SIZE);
        channel.read(bytes, 0);
        return bytes.hasRemaining() || bytes.getInt(Long.BYTES) != crc(bytes) ? 0 : bytes.getLong(0);
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.slice(0, Long.BYTES));
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
