package dev.vigia.local.replay;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Counts what was played and shows it: a bar on a terminal, and the summary at the end everywhere. */
final class Outcome implements Advance, AutoCloseable {
    private final @Nullable ProgressBar bar;
    private int conversations;
    private int failures;
    private long messages;
    private long ratings;

    Outcome(int total, boolean terminal) {
        bar = terminal
                ? new ProgressBarBuilder()
                        .setTaskName("replay")
                        .setInitialMax(total)
                        .setUnit(" conversations", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build()
                : null;
    }

    @Override
    public synchronized void finished(Recording recording) {
        conversations++;
        messages += recording.turns().size();
        ratings += recording.ratings();
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public synchronized void failed(Recording recording, String reason) {
        failures++;
        System.err.println("conversation " + recording.id() + " failed: " + reason);
    }

    /** Prints the summary and answers how many conversations failed. */
    synchronized int close(Duration took) {
        close();
        System.out.println(new Summary(conversations, messages, ratings, took.toMillis() / 1000.0));
        return failures;
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
