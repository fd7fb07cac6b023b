package dev.vigia.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps one process alive: when it dies without having been asked to, it is started again. */
public final class SupervisedProcess {
    private final ProcessSpec spec;
    private final ProcessEvents events;
    private final RunRecord record;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Backoff backoff = new Backoff();

    private @Nullable ProcessHandle process;
    private Instant startedAt = Instant.EPOCH;
    private int restarts;
    private boolean stopping;

    public SupervisedProcess(
            ProcessSpec spec, ProcessEvents events, RunRecord record, ScheduledExecutorService timer, Clock clock) {
        this.spec = spec;
        this.events = events;
        this.record = record;
        this.timer = timer;
        this.clock = clock;
    }

    public String name() {
        return spec.name();
    }

    /** Starts the process; throws when the program cannot be run at all. */
    public synchronized void start() throws IOException {
        if (stopping) {
            return;
        }
        Process started = ProcessStart.of(spec);
        process = started.toHandle();
        startedAt = clock.instant();
        ProcessIdentity identity = ProcessIdentity.of(spec.name(), started.toHandle(), startedAt, spec.stop());
        record.add(identity);
        events.started(identity);
        started.onExit().thenAcceptAsync(dead -> died(dead.toHandle(), describe(dead.exitValue())), timer);
    }

    /** Takes over the process that another supervisor has started, or starts it when it has died meanwhile. */
    public synchronized void resume() throws IOException {
        Optional<ProcessIdentity> known = record.living(spec.name());
        Optional<ProcessHandle> living = known.flatMap(ProcessIdentity::find);
        if (known.isEmpty() || living.isEmpty()) {
            start();
            return;
        }
        process = living.get();
        startedAt = known.get().startedAt();
        // Only a parent learns the exit code.
        living.get().onExit().thenAcceptAsync(dead -> died(dead, "an unknown exit code"), timer);
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    public synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).map(ProcessHandle::pid);
    }

    public synchronized int restarts() {
        return restarts;
    }

    /** Ends the process for good; returns when it and its children are gone. */
    public void stop(Duration patience) {
        ProcessHandle running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            Ending.end(running, spec.stop(), patience);
        }
    }

    private synchronized void died(ProcessHandle dead, String how) {
        if (stopping || !dead.equals(process)) {
            return;
        }
        Duration pause = backoff.afterLifeOf(Duration.between(startedAt, clock.instant()));
        restarts++;
        String when = pause.isZero() ? "restarting at once" : "restarting in " + pause.toMillis() / 1000.0 + " s";
        String hint = backoff.isHopeless() ? "; it keeps dying, see " + spec.log() : "";
        events.say(spec.name() + " (pid " + dead.pid() + ") ended with " + how + ", " + when + hint);
        timer.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart() {
        try {
            start();
        } catch (IOException | UncheckedIOException cannotStart) {
            events.say(spec.name() + " cannot be started: " + cannotStart.getMessage() + "; trying again in 5 s");
            timer.schedule(this::restart, 5, TimeUnit.SECONDS);
        }
    }

    private static String describe(int exitCode) {
        return exitCode > 128 ? "signal " + (exitCode - 128) : "exit code " + exitCode;
    }
}
