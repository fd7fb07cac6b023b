package dev.vigia.local.stack;

import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.flink.Jobs;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.home.Secrets;
import dev.vigia.local.home.StackException;
import dev.vigia.local.home.StackFile;
import dev.vigia.local.postgres.Postgres;
import dev.vigia.local.process.ProcessSpec;
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

    private final DataDirectory data;
    private final Progress progress;
    private final StackOptions options;
    private final Ports ports;
    private final Postgres postgres;
    private final Programs programs;
    private final RunningStack running;
    private final Supervisor supervisor;
    private final Infrastructure infrastructure;

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
        this.ports = Ports.choose(options.ports(), options.autoPorts(), new SecureRandom());
        Secrets secrets = Secrets.of(data.secretsFile());
        this.postgres = new Postgres(data, ports.of(Port.POSTGRES), secrets.databasePassword());
        this.programs = new Programs(installation, data, secrets, ports, postgres);
        programs.checkBuilt();
        this.running = new RunningStack(data, progress, lock, file(secrets), clock);
        this.supervisor = running.supervisor();
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
            return new Stack(options, installation, data, progress, lock, clock);
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
                    "flink",
                    () -> infrastructure.startFlink(flink, programs.jobSettings(), programs.sharedJars(jobsJar)));
            CompletableFuture<Void> schema = steps.run("schema", this::migrate, database);
            CompletableFuture<Void> bridge =
                    steps.run("bridge", () -> launch(programs.bridge(agents()), Port.BRIDGE), broker);
            CompletableFuture<Void> api = steps.run("api", () -> launch(programs.api(), Port.API), schema, broker);
            CompletableFuture<Void> jobs = steps.run("jobs", () -> runJobs(flink, jobsJar), schema, broker, cluster);
            steps.await(database, broker, cluster, schema, bridge, api, jobs);
            supervisor.launch(Upkeep.of(programs.migration()));
            running.ready();
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    /** Adds a process that is kept alive with the stack, such as the demo's traffic. */
    public void add(ProcessSpec spec) throws IOException {
        supervisor.launch(spec);
    }

    public int port(Port port) {
        return ports.of(port);
    }

    /** What goes on when the start is done, and what ends it. */
    public RunningStack running() {
        return running;
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
        Jobs jobs = running.keepJobs(flink, jobsJar);
        supervisor.await("jobmanager", "the jobs", jobs::allRun, PATIENCE);
    }

    private StackFile file(Secrets secrets) {
        return new StackFile(
                "http://" + ports.address(Port.API),
                "http://" + ports.address(Port.BRIDGE),
                "http://" + ports.address(Port.FLINK),
                ports.address(Port.KAFKA),
                postgres.urlWithPassword(),
                secrets.adminToken(),
                secrets.viewerToken(),
                secrets.ingestToken(),
                Map.of());
    }
}
