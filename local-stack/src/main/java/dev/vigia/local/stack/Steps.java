package dev.vigia.local.stack;

import dev.vigia.local.home.StackException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Steps of a start that run at the same time where they can; the first that fails ends the wait for all. */
final class Steps implements AutoCloseable {
    /** One step; whatever it throws makes the start fail. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final Progress progress;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    /** Runs a step when all those before it are done. */
    CompletableFuture<Void> run(String name, Step step, CompletableFuture<?>... before) {
        CompletableFuture<Void> done = CompletableFuture.allOf(before).thenRunAsync(() -> execute(name, step), pool);
        done.whenComplete((nothing, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
        return done;
    }

    /** Returns when all are done; throws the first failure as soon as there is one. */
    void await(CompletableFuture<?>... steps) {
        try {
            CompletableFuture.anyOf(CompletableFuture.allOf(steps), failed).join();
        } catch (CompletionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof StackException clear) {
                throw clear;
            }
            throw new StackException(String.valueOf(cause), failure);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void execute(String name, Step step) {
        progress.begin(name);
        try {
            step.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StackException("stopped while starting");
        } catch (StackException clear) {
            throw clear;
        } catch (Exception failure) {
            throw new StackException(explain(name, failure), failure);
        }
        progress.done(name);
    }

    private static String explain(String name, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left on device")
                ? "the disk is full: no space left while starting " + name
                : name + " cannot be started: " + failure;
    }
}
