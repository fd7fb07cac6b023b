package dev.vigia.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * A log on disk, between capture and Kafka.
 *
 * <pre>
 *   append ──► page cache (survives a kill -9) ──► read in order ──► Kafka ──► settle ──► segments deleted
 *                   └─► fsync, grouped (survives a power cut) ──► durable(position) completes
 * </pre>
 *
 * Positions count records: position p stands for "all records with an index below p". A start never writes into old
 * segments; it begins a new one, so a torn tail stays what it is and is skipped by the reader.
 */
public final class Journal implements Closeable {
    private static final int BUFFER = 256 << 10;
    /** Kafka acknowledges within milliseconds where it is there; a sender who waits longer had better try again. */
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(1);

    private final JournalLimits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Segments segments;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Durability durability = new Durability(KAFKA_PATIENCE);
    private final DirectoryLock ownership;
    private final SettledMark mark;
    private final AtomicLong damaged = new AtomicLong();
    private final GivenUp givenUp = new GivenUp();
    private final AtomicLong settled = new AtomicLong();
    private final JournalSync sync;
    private volatile long end;
    private volatile long keptFrom = Long.MAX_VALUE;

    public Journal(Path directory, JournalLimits limits, Clock clock) throws IOException {
        Files.createDirectories(directory);
        this.limits = limits;
        this.clock = clock;
        this.ownership = new DirectoryLock(directory);
        this.mark = new SettledMark(directory);
        var left = LeftSegments.open(directory, mark.stored());
        this.end = left.end();
        this.damaged.set(left.damaged());
        this.settled.set(Math.max(
                mark.stored(), left.segments().isEmpty() ? end : left.segments().firstKey()));
        this.segments = new Segments(directory, left);
        this.sync = new JournalSync(this, directory, limits.syncInterval());
        sync.start();
    }

    /**
     * Writes the entries to the file, all or none, in one go.
     *
     * @return the position behind them
     * @throws JournalFullException where the bound would be passed
     */
    public long append(List<Entry> entries) throws IOException {
        return append(entries, unused -> {});
    }

    /**
     * The same.
     *
     * @param written is given the position behind the entries before any other entry can be appended, and before
     *     {@link #end} says that they are there
     */
    public long append(List<Entry> entries, LongConsumer written) throws IOException {
        var payloads = new byte[entries.size()][];
        int size = 0;
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = entries.get(i).encode();
            size = Math.addExact(size, RecordFormat.size(payloads[i]));
        }
        // In a write it would close the file under all others.
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            if (segments.bytes() + size > limits.maxBytes() && !makeRoom(size)) {
                throw new JournalFullException(segments.bytes(), limits.maxBytes());
            }
            if (segments.active().written() > 0 && segments.active().written() + size > limits.segmentBytes()) {
                segments.begin(end);
            }
            var records = size <= BUFFER ? buffer.clear() : ByteBuffer.allocate(size);
            long index = end;
            long now = clock.millis();
            for (var payload : payloads) {
                RecordFormat.write(records, index++, now, payload);
            }
            segments.append(records.flip());
            written.accept(index);
            end = index;
            if (limits.syncInterval().isZero()) {
                syncAppended();
            }
            appended.signalAll();
            return end;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A record that cannot be synced is still in the file, so that Kafka may get it; only nobody is promised anything. */
    private void syncAppended() throws IOException {
        try {
            segments.active().force();
            durability.synced(end);
        } catch (IOException failure) {
            segments.begin(end);
            durability.failed(end, failure);
        }
    }

    /** Gives the oldest segments up where the limits say so. */
    private boolean makeRoom(int size) {
        if (limits.whenFull() == JournalLimits.WhenFull.REFUSE) {
            return false;
        }
        while (segments.bytes() + size > limits.maxBytes() && segments.second() >= 0) {
            var oldest = segments.takeOldest();
            long from = Math.max(settled.get(), oldest.firstIndex());
            givenUp.add(oldest, from, segments.first());
            settle(segments.first());
        }
        return segments.bytes() + size <= limits.maxBytes();
    }

    /**
     * The records that were given up since the last call, so that they can be named; empty when there are none. One
     * segment at a time, and its file is deleted then.
     */
    public List<Entry> takeDropped() throws IOException {
        return givenUp.take();
    }

    /** Records that were given up before Kafka had them. */
    public long dropped() {
        return givenUp.records();
    }

    /** The position up to which everything has been published. */
    public long settled() {
        return settled.get();
    }

    /** Completes when everything below {@code position} survives a power cut, or has been published. */
    public CompletableFuture<Void> durable(long position) {
        var future = durability.await(position);
        if (!future.isDone()) {
            sync.wake();
        }
        return future;
    }

    /** Everything below {@code position} has been published and need not be kept. */
    public void settle(long position) {
        settled.accumulateAndGet(position, Math::max);
        durability.published(position);
    }

    /** Reads from the first record that has not been settled. */
    public JournalReader reader() {
        return new JournalReader(segments, settled.get(), damaged);
    }

    /** Reads from the first record that is still there. Damage that it meets is not counted. */
    public JournalReader readerOfAll() {
        return new JournalReader(segments, segments.first(), new AtomicLong());
    }

    /**
     * From now on segments are kept, as long as the journal is not half full, until the ledger can do without them: what
     * is below the position need not be read again to know how many events there were.
     */
    public void keepForLedger(long position) {
        keptFrom = position;
    }

    /** Whether a segment is only kept for the ledger. */
    public boolean waitsForLedger() {
        long second = segments.second();
        return second >= 0 && second <= settled.get() && second > keptFrom;
    }

    /** Waits until there is a record at or after {@code position}, or the time is over. */
    public void awaitAppend(long position, long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (end <= position && nanos > 0) {
                nanos = appended.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The position behind the last record. */
    public long end() {
        return end;
    }

    /** Records that have not been settled. */
    public long depth() {
        return Math.max(0, end - settled.get());
    }

    public long bytes() {
        return segments.bytes();
    }

    /** Stretches of bytes that were skipped because no intact record was in them. */
    public long damaged() {
        return damaged.get();
    }

    /** Whether the journal is so full that new events should be refused where they can be. */
    public boolean isFull() {
        return segments.bytes() + limits.segmentBytes() > limits.maxBytes();
    }

    /** One round of {@link JournalSync}: sync what is new, remember what is settled, delete what is not needed. */
    void syncRound() throws IOException {
        long target = end;
        try {
            if (settled.get() < target) {
                sync.force(segments.all());
                durability.synced(target);
            }
        } catch (IOException failure) {
            abandonUnsynced(failure);
        } finally {
            durability.expire();
            mark.store(settled.get());
            deleteSettled();
        }
    }

    /** After a failed fsync the kernel may have dropped the dirty pages: what was promised to nobody stays unpromised. */
    private void abandonUnsynced(IOException failure) throws IOException {
        long lost;
        lock.lock();
        try {
            lost = end;
            if (segments.active().written() > 0) {
                segments.begin(end);
            }
        } finally {
            lock.unlock();
            sync.forget();
        }
        durability.failed(lost, failure);
        throw failure;
    }

    private void deleteSettled() throws IOException {
        lock.lock();
        try {
            while (segments.second() >= 0
                    && segments.second() <= settled.get()
                    && (!waitsForLedger() || segments.bytes() > limits.maxBytes() / 2)) {
                segments.takeOldest().delete();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        sync.close();
        lock.lock();
        try {
            segments.close();
            givenUp.delete();
            mark.close();
            ownership.close();
        } finally {
            lock.unlock();
        }
    }
}
