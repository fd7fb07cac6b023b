package dev.vigia.bridge.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/**
 * Who waits for which position to become durable. A position is durable when it is synced to disk, or published. What
 * a failed sync has touched can only be published: a later sync that succeeds says nothing about it, because the kernel
 * may have dropped its pages. Those who wait for that are given some time, for Kafka may be there.
 */
final class Durability {
    private record Waiter(long position, CompletableFuture<Void> future, long expiresNanos, IOException reason) {
        Waiter(long position) {
            this(position, new CompletableFuture<>(), Long.MAX_VALUE, NONE);
        }

        Waiter after(IOException failure, Duration patience) {
            return new Waiter(position, future, System.nanoTime() + patience.toNanos(), failure);
        }
    }

    private static final IOException NONE = new IOException("no failure");

    private final Duration patience;
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    /** Only publishing helps these; the one that waits longest comes first. */
    private final Deque<Waiter> unsyncable = new ArrayDeque<>();

    private long synced;
    private long published;
    private long failedUpTo;
    private IOException reason = NONE;

    /** @param patience how long those wait for Kafka whose records could not be synced */
    Durability(Duration patience) {
        this.patience = patience;
    }

    /**
     * Completes when the records right below {@code position} are durable, or exceptionally when that cannot be
     * promised.
     */
    synchronized CompletableFuture<Void> await(long position) {
        if (position <= published || position <= synced && position > failedUpTo) {
            return CompletableFuture.completedFuture(null);
        }
        var waiter = new Waiter(position);
        if (position <= failedUpTo) {
            unsyncable.add(waiter.after(reason, patience));
        } else {
            waiters.add(waiter);
        }
        return waiter.future();
    }

    /** Everything below the position that no sync has failed for is on disk. */
    void synced(long position) {
        List<Waiter> done;
        synchronized (this) {
            synced = Math.max(synced, position);
            done = takeBelow(position);
        }
        complete(done);
    }

    /** Kafka has everything below the position. */
    void published(long position) {
        List<Waiter> done;
        synchronized (this) {
            published = Math.max(published, position);
            done = takeBelow(position);
            unsyncable.removeIf(waiter -> waiter.position() <= position && done.add(waiter));
        }
        complete(done);
    }

    /** What is below the position can only be published from now on. */
    synchronized void failed(long position, IOException failure) {
        failedUpTo = Math.max(failedUpTo, position);
        reason = failure;
        takeBelow(position).forEach(waiter -> unsyncable.add(waiter.after(failure, patience)));
    }

    /** Tells those who have waited long enough for Kafka that nothing can be promised. */
    void expire() {
        var expired = new ArrayList<Waiter>();
        synchronized (this) {
            long now = System.nanoTime();
            for (var oldest = unsyncable.peek();
                    oldest != null && oldest.expiresNanos() - now <= 0;
                    oldest = unsyncable.peek()) {
                expired.add(unsyncable.remove());
            }
        }
        expired.forEach(waiter -> waiter.future().completeExceptionally(waiter.reason()));
    }

    private List<Waiter> takeBelow(long position) {
        var taken = new ArrayList<Waiter>();
        for (var waiter = waiters.peek(); waiter != null && waiter.position() <= position; waiter = waiters.peek()) {
            taken.add(waiters.remove());
        }
        return taken;
    }

    private static void complete(Collection<Waiter> done) {
        done.forEach(waiter -> waiter.future().complete(null));
    }
}
