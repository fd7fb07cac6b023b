package dev.vigia.bridge.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads a journal forward, in order, skipping and counting damage. One thread at a time. */
public final class JournalReader {
    private static final int WINDOW = 256 << 10;

    private final Segments segments;
    private final AtomicLong damaged;
    private @Nullable Segment segment;
    private long offset;
    private long nextIndex;

    JournalReader(Segments segments, long from, AtomicLong damaged) {
        this.segments = segments;
        this.nextIndex = from;
        this.damaged = damaged;
    }

    /** The records that are there now, at most about {@value #WINDOW} bytes of them (but one, however big). */
    public List<Stored> poll() throws IOException {
        while (true) {
            var current = segment;
            if (current != null && segments.isGivenUp(current)) {
                nextIndex = Math.max(nextIndex, segments.first());
                current = null;
            }
            if (current == null) {
                current = segments.holding(nextIndex);
                segment = current;
                offset = 0;
            }
            var found = readFrom(current);
            if (!found.isEmpty() || !segments.isClosed(current) || offset < current.written()) {
                return found;
            }
            nextIndex = segments.firstAfter(current);
            segment = null;
        }
    }

    /** The position behind the last record that was read. */
    public long position() {
        return nextIndex;
    }

    private List<Stored> readFrom(Segment current) throws IOException {
        var found = new ArrayList<Stored>();
        int window = WINDOW;
        while (found.isEmpty() && offset < current.written()) {
            var bytes = ByteBuffer.allocate((int) Math.min(window, current.written() - offset));
            current.read(bytes, offset);
            int at = 0;
            var record = RecordFormat.at(bytes, at);
            while (record != null) {
                if (record.index() >= nextIndex) {
                    found.add(new Stored(record.index(), record.appendedAt(), Entry.decode(record.payload())));
                    nextIndex = record.index() + 1;
                }
                at = record.end();
                record = RecordFormat.at(bytes, at);
            }
            offset += at;
            if (at == 0) {
                int claimed = RecordFormat.claimedSize(bytes, 0);
                if (claimed > bytes.limit() && claimed <= current.written() - offset) {
                    window = claimed;
                } else {
                    skipDamage(current);
                }
            }
        }
        return found;
    }

    private void skipDamage(Segment current) throws IOException {
        damaged.incrementAndGet();
        var rest = ByteBuffer.allocate((int) (current.written() - offset));
        current.read(rest, offset);
        int next = RecordFormat.next(rest, 0);
        offset += next < 0 ? rest.limit() : next;
    }
}
