package dev.vigia.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One file of the journal, named by the index of its first record. Written by one thread at a time, read by any. */
final class Segment implements Closeable {
    private static final String SUFFIX = ".journal";

    private final Path file;
    private final long firstIndex;
    private final FileChannel channel;
    private volatile long written;

    private Segment(Path file, long firstIndex, FileChannel channel) throws IOException {
        this.file = file;
        this.firstIndex = firstIndex;
        this.channel = channel;
        this.written = channel.size();
    }

    static Segment create(Path directory, long firstIndex) throws IOException {
        var file = directory.resolve(String.format("%020d%s", firstIndex, SUFFIX));
        return new Segment(
                file,
                firstIndex,
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    static Segment open(Path file) throws IOException {
        var name = file.getFileName().toString();
        return new Segment(
                file,
                Long.parseLong(name.substring(0, name.length() - SUFFIX.length())),
                FileChannel.open(file, StandardOpenOption.READ));
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{20}\\" + SUFFIX);
    }

    long firstIndex() {
        return firstIndex;
    }

    /** Bytes of complete records; in a segment left by a crash also the torn bytes behind them. */
    long written() {
        return written;
    }

    /** Appends all or nothing: bytes of a write that failed half way are cut off again. */
    void append(ByteBuffer records) throws IOException {
        long at = written;
        try {
            while (records.hasRemaining()) {
                at += channel.write(records, at);
            }
        } catch (IOException failure) {
            cutBackTo(written, failure);
            throw failure;
        }
        written = at;
    }

    private void cutBackTo(long size, IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException stuck) {
            failure.addSuppressed(stuck);
        }
    }

    /** Reads from {@code offset} until {@code into} is full or the written bytes end. */
    void read(ByteBuffer into, long offset) throws IOException {
        long at = offset;
        into.limit((int) Math.min(into.capacity(), into.position() + Math.max(0, written - offset)));
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        into.flip();
    }

    /** The intact records from an index on. */
    List<Entry> entriesFrom(long index) throws IOException {
        var bytes = ByteBuffer.allocate((int) written);
        read(bytes, 0);
        var entries = new ArrayList<Entry>();
        int at = 0;
        while (at >= 0 && at < bytes.limit()) {
            var record = RecordFormat.at(bytes, at);
            if (record != null && record.index() >= index) {
                entries.add(Entry.decode(record.payload()));
            }
            at = record == null ? RecordFormat.next(bytes, at) : record.end();
        }
        return entries;
    }

    /** Nothing where the segment has been given up meanwhile: it is nobody's promise any more. */
    void force() throws IOException {
        if (channel.isOpen()) {
            channel.force(false);
        }
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
