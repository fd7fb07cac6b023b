package dev.vigia.bridge.journal;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Segments that had to make room before Kafka had all of their records, kept until these have been named. Thread-safe. */
final class GivenUp {
    /** @param from index of its first record that had not been published */
    private record Waiting(Segment segment, long from) {}

    private final AtomicLong records = new AtomicLong();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** @param end index behind its last record */
    void add(Segment segment, long from, long end) {
        records.addAndGet(Math.max(0, end - from));
        waiting.add(new Waiting(segment, from));
    }

    /** How many records were given up in all. */
    long records() {
        return records.get();
    }

    /** The records of one segment, whose file is deleted then; empty where none waits. */
    List<Entry> take() throws IOException {
        var oldest = waiting.poll();
        if (oldest == null) {
            return List.of();
        }
        var entries = oldest.segment().entriesFrom(oldest.from());
        oldest.segment().delete();
        return entries;
    }

    void delete() throws IOException {
        for (var one : waiting) {
            one.segment().delete();
        }
    }
}
