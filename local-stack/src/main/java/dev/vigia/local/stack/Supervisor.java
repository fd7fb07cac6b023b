package dev.vigia.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.JsonFile;
import dev.vigia.local.home.StackException;
import dev.vigia.local.process.Ending;
import dev.vigia.local.process.LogRotation;
import dev.vigia.local.process.OneShot;
import dev.vigia.local.process.ProcessEvents;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.process.RunRecord;
import dev.vigia.local.process.Signal;
import dev.vigia.local.process.SupervisedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The living processes of one stack: starts them, waits until they are ready, ends them. */
final class Supervisor {
    private static final long LOG_LIMIT = 8L << 20;
    private static final long LOOK_EVERY_S = 5;
    private static final int DEATHS_WHILE_STARTING = 4;
    private static final long POLL_MS = 100;

    private final DataDirectory data;
    private final ProcessEvents events;
    private final RunRecord record;
    private final Clock clock;
    private final Map<String, SupervisedProcess> processes = new ConcurrentHashMap<>();
    private final Map<String, ProcessSpec> specs = new LinkedHashMap<>();
    private final Set<Process> oneShots = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private boolean diskWarned;
    private volatile boolean stopping;

    Supervisor(DataDirectory data, ProcessEvents events, Clock clock) throws IOException {
        this.data = data;
        this.events = events;
        this.clock = clock;
        this.record = RunRecord.continued(data.processesFile());
        timer.scheduleWithFixedDelay(this::lookAfterFiles, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
    }

    /** Starts a process that is kept alive until {@link #stop}. */
    void launch(ProcessSpec spec) throws IOException {
        supervised(spec).start();
    }

    /**
     * Goes on with what a killed supervisor kept alive, and ends what it ran once.
     *
     * @param except one that this program does not need any more
     */
    void resumeAllBut(String except) throws IOException {
        List<ProcessSpec> known = JsonFile.read(data.specsFile(), new TypeReference<>() {});
        for (ProcessSpec spec : known) {
            if (!spec.name().equals(except)) {
                supervised(spec).resume();
            }
        }
        for (ProcessIdentity left : record.living()) {
            if (known.stream().noneMatch(spec -> spec.name().equals(left.name()))) {
                left.find().ifPresent(process -> Ending.end(process, left.stop(), Duration.ofSeconds(2)));
                record.remove(left.name());
            }
        }
    }

    private synchronized SupervisedProcess supervised(ProcessSpec spec) throws IOException {
        if (stopping) {
            throw new StackException("stopped while starting");
        }
        SupervisedProcess process = new SupervisedProcess(spec, events, record, timer, clock);
        processes.put(spec.name(), process);
        specs.put(spec.name(), spec);
        JsonFile.write(data.specsFile(), specs.values());
        return process;
    }

    /** Runs a process to its end, which is not restarted but ended with the stack; answers its exit code. */
    int runOnce(ProcessSpec spec) throws IOException, InterruptedException {
        Process process;
        synchronized (this) {
            if (stopping) {
                throw new StackException("stopped while starting");
            }
            process = OneShot.start(spec, record, clock);
            oneShots.add(process);
        }
        int exit = process.waitFor();
        oneShots.remove(process);
        record.remove(spec.name());
        return exit;
    }

    /**
     * Waits until a process is ready.
     *
     * @throws StackException when it takes longer than {@code patience} or the process keeps dying, with its last words
     */
    void await(String name, Probe probe, Duration patience) throws InterruptedException, IOException {
        await(name, name, probe, patience);
    }

    /** The same for something that lives inside a process; {@code what} is its name for people. */
    void await(String name, String what, Probe probe, Duration patience) throws InterruptedException, IOException {
        Instant deadline = clock.instant().plus(patience);
        while (!probe.isReady()) {
            if (stopping) {
                throw new StackException("stopped while starting");
            }
            SupervisedProcess process = processes.get(name);
            if (process != null && process.restarts() >= DEATHS_WHILE_STARTING) {
                throw new StackException(name + " keeps dying while it starts: " + lastWords(name));
            }
            if (clock.instant().isAfter(deadline)) {
                throw new StackException(
                        what + " did not become ready within " + patience.toSeconds() + " s: " + lastWords(name));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    Collection<SupervisedProcess> processes() {
        return processes.values();
    }

    List<String> names() {
        return List.copyOf(processes.keySet());
    }

    /** Forbids every further start; to be called once, before the ordered {@link #stop}s. */
    synchronized void beginStop() {
        stopping = true;
    }

    /** Ends the named processes at the same time; returns when all are gone. */
    void stop(Duration patience, Collection<String> names) {
        names.parallelStream()
                .flatMap(name -> processes.entrySet().stream()
                        .filter(entry -> entry.getKey().equals(name))
                        .map(Map.Entry::getValue))
                .forEach(process -> process.stop(patience));
    }

    /** Ends what is still there and forgets the record of this run. */
    void close() throws IOException {
        stop(Duration.ofSeconds(5), processes.keySet());
        oneShots.forEach(process -> Ending.end(process.toHandle(), Signal.TERM, Duration.ofSeconds(2)));
        timer.shutdownNow();
        if (record.living().isEmpty()) {
            record.delete();
            Files.deleteIfExists(data.specsFile());
        }
    }

    private String lastWords(String name) throws IOException {
        return LogTail.lastLine(data.log(name)) + " (see " + data.log(name) + ")";
    }

    private void lookAfterFiles() {
        try {
            new LogRotation(data.logs(), LOG_LIMIT).run();
            boolean full = Disk.isNearlyFull(data);
            if (full && !diskWarned) {
                events.say("the disk of " + data.root() + " is nearly full: " + (Disk.free(data) >> 20)
                        + " MiB are free; parts will stop recording when it is full");
            }
            diskWarned = full;
        } catch (IOException cannotLook) {
            events.say("cannot look after the logs: " + cannotLook.getMessage());
        }
    }
}
