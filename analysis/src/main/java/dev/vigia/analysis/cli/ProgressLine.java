package dev.vigia.analysis.cli;

import java.io.PrintStream;

/** One line on standard error that is rewritten in place; silent when nobody watches a terminal. */
final class ProgressLine implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final int EVERY = 1_000;

    private final PrintStream out = System.err;
    private final boolean terminal = Boolean.getBoolean("vigia.terminal");
    private long counted;

    void show(String text) {
        if (terminal) {
            out.print(CLEAR + text);
            out.flush();
        }
    }

    /** Counts one more of {@code things}. */
    void count(String things) {
        counted++;
        if (counted % EVERY == 0) {
            show(counted + " " + things);
        }
    }

    @Override
    public void close() {
        show("");
    }
}
