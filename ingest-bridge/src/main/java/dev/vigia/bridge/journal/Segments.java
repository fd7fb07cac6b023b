package dev.vigia.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The journal's files, by the index of their first record; there is always one. Changed under its lock, read without it. */
final class Segments implements Closeable {
    private final Path directory;
    private final ConcurrentNavigableMap<Long, Segment> byFirst;
    private volatile Segment active;
    private volatile long bytes;

    /** What an earlier run has left, and a new one behind it. */
    Segments(Path directory, LeftSegments left) throws IOException {
        this.directory = directory;
        this.byFirst = new ConcurrentSkipListMap<>(left.segments());
        this.bytes = left.bytes();
        this.active = create(left.end());
    }

    private Segment create(long first) throws IOException {
        var next = Segment.create(directory, first);
        byFirst.put(first, next);
        return next;
    }

    /** From here on records are appended to a new one. */
    void begin(long first) throws IOException {
        active = create(first);
    }

    void append(ByteBuffer records) throws IOException {
        int size = records.remaining();
        active.append(records);
        bytes += size;
    }

    /** The oldest is no longer one of them; its file stays. Not the only one. */
    Segment takeOldest() {
        var oldest = byFirst.pollFirstEntry().getValue();
        bytes -= oldest.written();
        return oldest;
    }

    /** The one that is written to. */
    Segment active() {
        return active;
    }

    List<Segment> all() {
        return List.copyOf(byFirst.values());
    }

    long bytes() {
        return bytes;
    }

    /** Index of the first record that is there, or will be. */
    long first() {
        return byFirst.firstKey();
    }

    /** The same of the second segment; -1 where there is only one. */
    long second() {
        var second = byFirst.higherKey(byFirst.firstKey());
        return second == null ? -1 : second;
    }

    /** The one that holds a record; where that was given up, the oldest. */
    Segment holding(long index) {
        var holding = byFirst.floorEntry(index);
        return (holding == null ? byFirst.firstEntry() : holding).getValue();
    }

    boolean isClosed(Segment segment) {
        return segment != active;
    }

    boolean isGivenUp(Segment segment) {
        return segment.firstIndex() < first();
    }

    long firstAfter(Segment segment) {
        return byFirst.higherKey(segment.firstIndex());
    }

    @Override
    public void close() throws IOException {
        for (var segment : byFirst.values()) {
            segment.close();
        }
    }
}
