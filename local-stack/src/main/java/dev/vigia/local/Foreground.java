package dev.vigia.local;

import dev.vigia.local.home.StackFile;
import dev.vigia.local.stack.Progress;
import dev.vigia.local.stack.RunningStack;
import dev.vigia.local.stack.Stack;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs a stack until this process is asked to end, by Ctrl-C or a signal, and then ends every part. */
final class Foreground {
    /** What comes with the stack once it is ready. */
    @FunctionalInterface
    interface Addition {
        void to(Stack stack) throws IOException, InterruptedException;
    }

    private Foreground() {}

    /** Returns only when the start fails, by throwing; otherwise the process ends inside. */
    static int run(Callable<Stack> open, Progress progress, Addition addition) throws Exception {
        Preload.ownClasses();
        Stack stack = open.call();
        CountDownLatch ended = stopAtExit(stack.running(), progress);
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleAtFixedRate(progress::tick, 1, 1, TimeUnit.SECONDS);
        stack.start();
        ticker.shutdownNow();
        addition.to(stack);
        announce(stack.running(), progress);
        stack.running().fetchSentimentModel();
        ended.await();
        return 0;
    }

    /** The same for a stack that runs already. */
    static int run(RunningStack stack, Progress progress) throws Exception {
        Preload.ownClasses();
        CountDownLatch ended = stopAtExit(stack, progress);
        stack.fetchSentimentModel();
        ended.await();
        return 0;
    }

    private static CountDownLatch stopAtExit(RunningStack stack, Progress progress) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, progress, ended), "stop"));
        return ended;
    }

    private static void announce(RunningStack stack, Progress progress) {
        StackFile file = stack.file();
        progress.print("");
        progress.print("  dashboard  " + file.api() + "/#token=" + file.adminToken());
        progress.print("  API        " + file.api() + "/docs");
        progress.print("  Flink      " + file.flink());
        progress.print("  bridge     " + file.bridge() + "/tap/AGENT/…");
        progress.print("  login      " + file.adminToken() + " (admin), " + file.viewerToken() + " (viewer)");
        progress.print("");
        progress.print(String.format(
                Locale.ROOT, "ready in %.1f s, resident %s", progress.elapsed().toMillis() / 1000.0, stack.memory()));
    }

    private static void stop(RunningStack stack, Progress progress, CountDownLatch ended) {
        try {
            progress.print("stopping…");
            stack.stop();
            progress.print("stopped, no process is left");
        } catch (IOException | RuntimeException failure) {
            progress.print("stopping was not clean: " + failure + "; run ./vigia down");
        } finally {
            ended.countDown();
        }
    }
}
