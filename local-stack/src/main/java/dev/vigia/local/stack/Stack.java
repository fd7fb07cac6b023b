package dev.vigia.local.stack;

import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.flink.Jobs;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.JsonFile;
import dev.vigia.local.home.Secrets;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.model.SentimentModel;
import dev.vigia.local.postgres.Postgres;
import dev.vigia.local.process.ProcessEvents;
import dev.vigia.local.process.ProcessIdentity;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The whole system on one machine. Order of the start, where each step waits only for what points at it:
 *
 * <pre>
 * postgres ─► schema ─┬─► api ────────┐
 * broker ─────────────┤               ├─► ready: stack.json
 * Flink ──────────────┴─► jobs ───────┤
 * bridge ─────────────────────────────┘
 * </pre>
 */
public final class Stack {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final DataDirectory data;
    private final Progress progress;
    private final StackOptions options;
    private final StackLock lock;
    private final Ports ports;
    private final Postgres postgres;
    private final Programs programs;
    private final Supervisor supervisor;
    private final Infrastructure infrastructure;
    private final Announcement announcement;
    private final ScheduledExecutorService jobTimer = Executors.newSingleThreadScheduledExecutor();
    private boolean stopped;

    private Stack(
            StackOptions options,
            Installation installation,
            DataDirectory data,
            Progress progress,
            StackLock lock,
            Clock clock)
            throws IOException {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.lock = lock;
        this.ports = Ports.choose(options.ports(), options.autoPorts(), new SecureRandom());
        Secrets secrets = Secrets.of(data.secretsFile());
        this.postgres = new Postgres(data, ports.of(Port.POSTGRES), secrets.databasePassword());
        this.programs = new Programs(installation, data, secrets, ports, postgres);
        programs.checkBuilt();
        this.announcement = new Announcement(data, ports, secrets, postgres);
        this.supervisor = new Supervisor(data, new Events(), clock);
        this.infrastructure = new Infrastructure(installation, data, ports, supervisor);
    }

    /**
     * Takes hold of the data directory, ends what a killed run left, and checks room and ports. Nothing runs yet.
     *
     * @throws StackException when a stack already runs there, a port is taken or the disk is full
     */
    public static Stack open(
            StackOptions options, Installation installation, DataDirectory data, Progress progress, Clock clock)
            throws IOException {
        Files.createDirectories(data.root());
        Files.createDirectories(data.logs());
        Disk.check(data, Disk.NEEDED_TO_START);
        StackLock lock = StackLock.take(data);
        try {
            List<String> ended = Leftovers.end(data);
            if (!ended.isEmpty()) {
                progress.print("ended what an earlier run left: " + String.join(", ", ended));
            }
            Stack stack = new Stack(options, installation, data, progress, lock, clock);
            JsonFile.write(
                    data.supervisorFile(),
                    ProcessIdentity.of("supervisor", ProcessHandle.current(), clock.instant(), Signal.TERM));
            return stack;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** Starts everything and returns when it is ready. */
    public void start() {
        try (Steps steps = new Steps(progress)) {
            FlinkRest flink = infrastructure.flink();
            Path jobsJar = programs.jobsJar();
            CompletableFuture<Void> database = steps.run("postgres", () -> infrastructure.startPostgres(postgres));
            CompletableFuture<Void> broker = steps.run("broker", infrastructure::startBroker);
            CompletableFuture<Void> cluster = steps.run(
                    "flink", () -> infrastructure.startFlink(flink, programs.jobSettings(), List.of(jobsJar)));
            CompletableFuture<Void> schema = steps.run("schema", this::migrate, database);
            CompletableFuture<Void> bridge =
                    steps.run("bridge", () -> launch(programs.bridge(agents()), Port.BRIDGE), broker);
            CompletableFuture<Void> api = steps.run("api", () -> launch(programs.api(), Port.API), schema, broker);
            CompletableFuture<Void> running = steps.run("jobs", () -> runJobs(flink, jobsJar), schema, broker, cluster);
            steps.await(database, broker, cluster, schema, bridge, api, running);
            announcement.publish();
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
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

    /** Adds a process that is kept alive with the stack, such as the demo's traffic. */
    public void add(ProcessSpec spec) throws IOException {
        supervisor.launch(spec);
    }

    public int port(Port port) {
        return ports.of(port);
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

    private void launch(ProcessSpec spec, Port port) throws IOException, InterruptedException {
        supervisor.launch(spec);
        supervisor.await(spec.name(), Probe.http("http://" + ports.address(port) + "/health/ready"), PATIENCE);
    }

    private Map<String, String> agents() {
        Map<String, String> agents = new TreeMap<>(options.agents());
        if (options.demo()) {
            agents.put("demo", "ws://" + ports.address(Port.DEMO_AGENT));
        }
        return agents;
    }

    private void migrate() throws IOException, InterruptedException {
        int exit = supervisor.runOnce(programs.migration());
        if (exit != 0) {
            Path log = data.log("migrate");
            throw new StackException("the schema's migration failed: " + LogTail.lastLine(log) + " (see " + log + ")");
        }
    }

    private void runJobs(FlinkRest flink, Path jobsJar) throws IOException, InterruptedException {
        Jobs jobs = new Jobs(flink, data, Programs.jobs(jobsJar), progress::say);
        jobs.keep(jobTimer);
        supervisor.await("jobmanager", "the jobs", jobs::allRun, PATIENCE);
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
