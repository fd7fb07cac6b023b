package dev.vigia.local.stack;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person sees while the stack starts: one line per finished step, and on a terminal a last line that shows what
 * is being waited for. Thread-safe.
 */
public final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Clock clock;
    private final Instant begin;
    private final Map<String, Instant> pending = new LinkedHashMap<>();

    public Progress(PrintStream out, boolean terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.begin = clock.instant();
    }

    public synchronized void begin(String step) {
        pending.put(step, clock.instant());
        showPending();
    }

    public synchronized void done(String step) {
        Instant since = pending.remove(step);
        if (since != null) {
            print(String.format(
                    Locale.ROOT, "  %6.1f s  %-28s %5.1f s", seconds(begin), step + " ready after", seconds(since)));
        }
    }

    /** A line of its own between the steps. */
    public synchronized void say(String line) {
        print(String.format(Locale.ROOT, "  %6.1f s  %s", seconds(begin), line));
    }

    /** A line without the time. */
    public synchronized void print(String line) {
        out.println(terminal ? CLEAR_LINE + line : line);
        showPending();
    }

    /** Refreshes the waiting line; a no-op when not on a terminal. */
    public synchronized void tick() {
        showPending();
    }

    public Duration elapsed() {
        return Duration.between(begin, clock.instant());
    }

    private void showPending() {
        if (terminal && !pending.isEmpty()) {
            String waiting = pending.entrySet().stream()
                    .map(step -> step.getKey() + String.format(Locale.ROOT, " %.0f s", seconds(step.getValue())))
                    .collect(Collectors.joining(", "));
            out.print(CLEAR_LINE + "  … waiting for " + waiting);
            out.flush();
        }
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
