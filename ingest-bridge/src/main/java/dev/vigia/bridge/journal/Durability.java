package dev.vigia.bridge.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/** Who waits for which position to become durable. A position is durable when synced to disk, or published. */
final class Durability {
    private record Waiter(long position, CompletableFuture<Void> future) {}

    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>(Comparator.comparingLong(Waiter::position));
    private long durable;

    /** Completes when everything below {@code position} is durable, or exceptionally when that cannot be promised. */
    synchronized CompletableFuture<Void> await(long position) {
        if (position <= durable) {
            return CompletableFuture.completedFuture(null);
        }
        var future = new CompletableFuture<Void>();
        waiters.add(new Waiter(position, future));
        return future;
    }

    void reached(long position) {
        take(position, true).forEach(future -> future.complete(null));
    }

    void failed(long position, IOException reason) {
        take(position, false).forEach(future -> future.completeExceptionally(reason));
    }

    private synchronized List<CompletableFuture<Void>> take(long position, boolean isDurable) {
        if (isDurable) {
            durable = Math.max(durable, position);
        }
        var taken = new ArrayList<CompletableFuture<Void>>();
        for (var waiter = waiters.peek(); waiter != null && waiter.position() <= position; waiter = waiters.peek()) {
            taken.add(waiter.future());
            waiters.remove();
        }
        return taken;
    }
}
