package dev.vigia.local.stack;

import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.flink.Jobs;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.JsonFile;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.model.SentimentModel;
import dev.vigia.local.process.ProcessEvents;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.Signal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What keeps a stack alive, whether this program has started it or has taken it over. Holder of the lock. */
public final class RunningStack {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final Progress progress;
    private final StackLock lock;
    private final Announcement announcement;
    private final Supervisor supervisor;
    private final ScheduledExecutorService jobTimer = Executors.newSingleThreadScheduledExecutor();
    private boolean stopped;

    RunningStack(DataDirectory data, Progress progress, StackLock lock, StackFile file, Clock clock)
            throws IOException {
        this.data = data;
        this.progress = progress;
        this.lock = lock;
        this.announcement = new Announcement(data, file);
        this.supervisor = new Supervisor(data, new Events(), clock);
        JsonFile.write(
                data.supervisorFile(),
                ProcessIdentity.of("supervisor", ProcessHandle.current(), clock.instant(), Signal.TERM));
    }

    /**
     * Goes on where a killed supervisor stopped; the parts do not notice.
     *
     * @throws StackException when there is nothing to take over, or another supervisor has it
     */
    public static RunningStack takeOver(DataDirectory data, Progress progress, Clock clock) throws IOException {
        StackFile file = StackFile.read(data.stackFile())
                .orElseThrow(() -> new StackException("nothing to take over on " + data.root()));
        StackLock lock = StackLock.take(data);
        try {
            RunningStack stack = new RunningStack(data, progress, lock, file, clock);
            stack.supervisor.resumeAllBut(Guard.NAME); // the guard has become this program
            stack.keepJobs(new FlinkRest(URI.create(file.flink())), Programs.stagedJobsJar(data));
            stack.ready();
            progress.say("took over the parts of a supervisor that was killed");
            return stack;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    Supervisor supervisor() {
        return supervisor;
    }

    Jobs keepJobs(FlinkRest flink, Path jar) {
        Jobs jobs = new Jobs(flink, data, Programs.jobs(jar), progress::say);
        jobs.keep(jobTimer);
        return jobs;
    }

    /** Tells other programs that everything is up, and lets the guard watch this one. */
    void ready() throws IOException {
        announcement.publish();
        supervisor.launch(Guard.of(ProcessHandle.current(), data));
    }

    /** Fetches the sentiment model in the background, where it is not there yet; what comes of it is one line. */
    public void fetchSentimentModel() {
        SentimentModel model = new SentimentModel(data);
        if (model.isPresent()) {
            return;
        }
        Thread fetch = new Thread(
                () -> {
                    try {
                        progress.say(model.fetch(supervisor::runOnce));
                    } catch (IOException | StackException failure) {
                        progress.say("sentiment model: not fetched (" + failure.getMessage()
                                + "); the jobs go on without it");
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "sentiment-model");
        fetch.setDaemon(true);
        fetch.start();
    }

    public StackFile file() {
        return announcement.file();
    }

    public MemoryReport memory() {
        return MemoryReport.of(supervisor.processes());
    }

    /** Ends everything, last what the others write to; safe to call more than once and from any thread. */
    public synchronized void stop() throws IOException {
        if (stopped) {
            return;
        }
        stopped = true;
        announcement.withdraw();
        supervisor.beginStop();
        jobTimer.shutdownNow();
        supervisor.stop(STOP_PATIENCE, List.of(Guard.NAME));
        List<String> stores = List.of(Part.BROKER.toString(), Part.POSTGRES.toString());
        List<String> others = supervisor.names().stream()
                .filter(name -> !stores.contains(name))
                .toList();
        supervisor.stop(STOP_PATIENCE, others);
        supervisor.stop(STOP_PATIENCE, stores);
        supervisor.close();
        Files.deleteIfExists(data.supervisorFile());
        lock.close();
    }

    private final class Events implements ProcessEvents {
        @Override
        public void started(ProcessIdentity process) {
            try {
                announcement.started(process);
            } catch (IOException cannotWrite) {
                progress.say("cannot write " + data.stackFile() + ": " + cannotWrite.getMessage());
            }
        }

        @Override
        public void say(String line) {
            progress.say(line);
        }
    }
}
