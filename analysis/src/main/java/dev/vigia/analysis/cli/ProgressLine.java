package dev.vigia.analysis.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line on standard error that is rewritten in place; silent when nobody watches a terminal. Where the size of the
 * input is known it draws a bar.
 */
final class ProgressLine implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";
    private static final long EVERY_NANOS = 200_000_000;
    private static final int WIDTH = 30;

    private static final boolean TERMINAL = Boolean.getBoolean("vigia.terminal");

    private final PrintStream out = System.err;
    private final long start = System.nanoTime();
    private final long size;
    private final @Nullable FileChannel input;
    private long counted;
    private long shown = start;

    private ProgressLine(long size, @Nullable FileChannel input) {
        this.size = size;
        this.input = input;
    }

    /** Where nothing is known of the work's size. */
    ProgressLine() {
        this(0, null);
    }

    /** By how much of standard input has been read, when that is a file. */
    @SuppressWarnings("resource") // the process's own standard input
    static ProgressLine ofInput() {
        FileChannel input = new FileInputStream(FileDescriptor.in).getChannel();
        try {
            return new ProgressLine(input.size(), input);
        } catch (IOException noFile) {
            return new ProgressLine();
        }
    }

    /** By the lines of files that are read {@code passes} times; they are counted only when somebody watches. */
    static ProgressLine ofLines(List<Path> files, int passes) throws IOException {
        long lines = 0;
        if (TERMINAL) {
            for (Path file : files) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                    for (int c = in.read(); c >= 0; c = in.read()) {
                        lines += c == '\n' ? 1 : 0;
                    }
                }
            }
        }
        return new ProgressLine(lines * passes, null);
    }

    private long done() {
        if (input == null) {
            return counted;
        }
        try {
            return input.position();
        } catch (IOException noFile) {
            return 0;
        }
    }

    void show(String text) {
        if (TERMINAL) {
            out.print(CLEAR + text);
            out.flush();
        }
    }

    /** Counts one more of {@code things}. */
    void count(String things) {
        counted++;
        if (TERMINAL && System.nanoTime() - shown >= EVERY_NANOS) {
            shown = System.nanoTime();
            show(bar()
                    + String.format(
                            Locale.ROOT, "%,d %s, %,.0f/s", counted, things, counted / ((shown - start) / 1e9)));
        }
    }

    private String bar() {
        if (size <= 0) {
            return "";
        }
        double share = Math.min(1, done() / (double) size);
        int full = (int) (share * WIDTH);
        return String.format(Locale.ROOT, "[%s%s] %3.0f %%  ", "#".repeat(full), ".".repeat(WIDTH - full), 100 * share);
    }

    @Override
    public void close() {
        show("");
    }
}
