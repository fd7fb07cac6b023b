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
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
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

    private final Path directory;
    private final JournalLimits limits;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    /** Changed under the lock, read without it. Never empty. */
    private final ConcurrentNavigableMap<Long, Segment> segments = new ConcurrentSkipListMap<>();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Durability durability = new Durability(KAFKA_PATIENCE);
    private final DirectoryLock ownership;
    private final SettledMark mark;
    private final AtomicLong damaged = new AtomicLong();
    private final GivenUp givenUp = new GivenUp();
    private final AtomicLong settled = new AtomicLong();
    private final JournalSync sync;
    private volatile Segment active;
    private volatile long end;
    private volatile long keptFrom = Long.MAX_VALUE;
    private volatile long bytesOnDisk;

    public Journal(Path directory, JournalLimits limits, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.limits = limits;
        this.clock = clock;
        this.ownership = new DirectoryLock(directory);
        this.mark = new SettledMark(directory);
        var left = LeftSegments.open(directory, mark.stored());
        segments.putAll(left.segments());
        this.bytesOnDisk = left.bytes();
        this.end = left.end();
        this.damaged.set(left.damaged());
        this.settled.set(Math.max(mark.stored(), segments.isEmpty() ? end : segments.firstKey()));
        this.active = Segment.create(directory, end);
        segments.put(end, active);
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
        var payloads = entries.stream().map(Entry::encode).toList();
        int size = payloads.stream().mapToInt(RecordFormat::size).reduce(0, Math::addExact);
        lock.lock();
        try {
            if (bytesOnDisk + size > limits.maxBytes() && !makeRoom(size)) {
                throw new JournalFullException(bytesOnDisk, limits.maxBytes());
            }
            if (active.written() > 0 && active.written() + size > limits.segmentBytes()) {
                roll();
            }
            var records = size <= BUFFER ? buffer.clear() : ByteBuffer.allocate(size);
            long index = end;
            for (var payload : payloads) {
                RecordFormat.write(records, index++, clock.millis(), payload);
            }
            active.append(records.flip());
            bytesOnDisk += size;
            written.accept(index);
            end = index;
            if (limits.syncInterval().isZero()) {
                syncAppended();
            }
            appended.signalAll();
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** A record that cannot be synced is still in the file, so that Kafka may get it; only nobody is promised anything. */
    private void syncAppended() throws IOException {
        try {
            active.force();
            durability.synced(end);
        } catch (IOException failure) {
            roll();
            durability.failed(end, failure);
        }
    }

    /** Gives the oldest segments up where the limits say so. */
    private boolean makeRoom(int size) {
        if (limits.whenFull() == JournalLimits.WhenFull.REFUSE) {
            return false;
        }
        while (bytesOnDisk + size > limits.maxBytes() && segments.size() > 1) {
            var oldest = segments.pollFirstEntry().getValue();
            bytesOnDisk -= oldest.written();
            long from = Math.max(settled.get(), oldest.firstIndex());
            givenUp.add(oldest, from, segments.firstKey());
            settle(segments.firstKey());
        }
        return bytesOnDisk + size <= limits.maxBytes();
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

    private void roll() throws IOException {
        var next = Segment.create(directory, end);
        segments.put(end, next);
        active = next;
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
        return new JournalReader(this, settled.get(), damaged);
    }

    /** Reads from the first record that is still there. Damage that it meets is not counted. */
    public JournalReader readerOfAll() {
        return new JournalReader(this, firstIndex(), new AtomicLong());
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
        var second = segments.higherKey(segments.firstKey());
        return second != null && second <= settled.get() && second > keptFrom;
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
        return bytesOnDisk;
    }

    /** Stretches of bytes that were skipped because no intact record was in them. */
    public long damaged() {
        return damaged.get();
    }

    /** Whether the journal is so full that new events should be refused where they can be. */
    public boolean isFull() {
        return bytesOnDisk + limits.segmentBytes() > limits.maxBytes();
    }

    Segment segmentHolding(long index) {
        var holding = segments.floorEntry(index);
        return (holding == null ? segments.firstEntry() : holding).getValue();
    }

    boolean isClosed(Segment segment) {
        return segment != active;
    }

    boolean isGivenUp(Segment segment) {
        return segment.firstIndex() < firstIndex();
    }

    long firstIndex() {
        return segments.firstKey();
    }

    long firstIndexAfter(Segment segment) {
        return segments.higherKey(segment.firstIndex());
    }

    /** One round of {@link JournalSync}: sync what is new, remember what is settled, delete what is not needed. */
    void syncRound() throws IOException {
        long target = end;
        try {
            if (settled.get() < target) {
                sync.force(List.copyOf(segments.values()));
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
            if (active.written() > 0) {
                roll();
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
            while (segments.size() > 1
                    && segments.higherKey(segments.firstKey()) <= settled.get()
                    && (!waitsForLedger() || bytesOnDisk > limits.maxBytes() / 2)) {
                var oldest = segments.pollFirstEntry().getValue();
                bytesOnDisk -= oldest.written();
                oldest.delete();
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
            for (var segment : segments.values()) {
                segment.close();
            }
            givenUp.delete();
            mark.close();
            ownership.close();
        } finally {
            lock.unlock();
        }
    }
}
