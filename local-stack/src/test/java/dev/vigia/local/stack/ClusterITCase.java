package dev.vigia.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.flink.JobDefinition;
import dev.vigia.local.flink.Jobs;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.process.ProcessEvents;
import dev.vigia.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A killed JobManager whose newest checkpoint cannot be read, with real processes. That every process comes back, this
 * one with its checkpoints in order, is seen by the test of the whole system.
 */
class ClusterITCase {
    private static final Duration HEALED = Duration.ofSeconds(30);

    private Path directory;
    private final Map<String, Long> pids = new ConcurrentHashMap<>();
    private final List<Long> everyPid = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService jobTimer = Executors.newSingleThreadScheduledExecutor();
    private DataDirectory data;
    private Supervisor supervisor;
    private FlinkRest flink;
    private Jobs jobs;
    private Path notes;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        data = new DataDirectory(directory.resolve("data"));
        Files.createDirectories(data.logs());
        notes = directory.resolve("notes");
        Ports ports = Ports.choose(
                Stream.of(Port.values()).collect(Collectors.toMap(port -> port, port -> 0)), false, new SecureRandom());
        supervisor = new Supervisor(data, new Recorded(), Clock.systemUTC());
        Installation installation = new Installation(Path.of(".."));
        Infrastructure infrastructure = new Infrastructure(installation, data, ports, supervisor);
        flink = infrastructure.flink();
        infrastructure.startFlink(flink, Map.of(CountingJob.NOTES, notes.toString()), List.of());
        JobDefinition counting = new JobDefinition("counting", jobJar(), CountingJob.class.getName());
        jobs = new Jobs(flink, data, List.of(counting), new Recorded()::say);
        jobs.keep(jobTimer);
        await().atMost(HEALED).until(() -> jobs.allRun() && !notedCounts().isEmpty());
    }

    @AfterEach
    void stop() throws Exception {
        jobTimer.shutdownNow();
        supervisor.beginStop();
        supervisor.close();
        assertThat(everyPid).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(data.processesFile()).doesNotExist();
    }

    @Test
    void unreadableCheckpointFallsBackToTheOneBefore() throws Exception {
        await().atMost(HEALED).until(() -> retainedCheckpoints().size() >= 2);
        int starts = notedCounts().size();
        ProcessHandle.of(pids.get("jobmanager")).orElseThrow().destroyForcibly();
        Path newest = retainedCheckpoints().get(0);
        Files.writeString(newest.resolve("_metadata"), "not a checkpoint");
        await().atMost(HEALED).until(() -> notedCounts().size() > starts && jobs.allRun());
        assertThat(lastNotedCount()).isPositive();
        assertThat(said).anyMatch(line -> line.startsWith("ATTENTION") && line.contains(newest.toString()));
    }

    /**
     * A pause that is longer than the heartbeat's timeout: the JobManager gives the TaskManager up, which comes back and
     * takes the job on from the last checkpoint. By command, as it takes half a minute.
     */
    @Test
    @EnabledIfSystemProperty(named = "vigia.test.effort", matches = "full")
    void frozenTaskManagerIsGivenUpAndGoesOnWhenItWakes() throws Exception {
        await().atMost(HEALED).until(() -> !retainedCheckpoints().isEmpty());
        int starts = notedCounts().size();
        signalTaskManager("STOP");
        try {
            await().atMost(HEALED).until(() -> !jobs.allRun());
        } finally {
            signalTaskManager("CONT");
        }
        await().atMost(HEALED).until(() -> notedCounts().size() > starts && jobs.allRun());
        assertThat(lastNotedCount()).isPositive();
    }

    private void signalTaskManager(String signal) throws IOException, InterruptedException {
        String pid = Long.toString(pids.get("taskmanager"));
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<Long> notedCounts() throws IOException {
        return Files.exists(notes)
                ? Files.readAllLines(notes).stream().map(Long::valueOf).toList()
                : List.of();
    }

    private long lastNotedCount() throws IOException {
        List<Long> counts = notedCounts();
        return counts.get(counts.size() - 1);
    }

    private List<Path> retainedCheckpoints() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data.of("flink").resolve("checkpoints"), 4)) {
            files.filter(file -> file.endsWith("_metadata"))
                    .sorted(Comparator.comparing(file -> file.toFile().lastModified(), Comparator.reverseOrder()))
                    .forEach(file -> found.add(file.getParent()));
        }
        return found;
    }

    private Path jobJar() throws IOException {
        Path jar = directory.resolve("counting.jar");
        Path classes = Path.of("target/test-classes");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("CountingJob"))
                    .toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
        return jar;
    }

    private final class Recorded implements ProcessEvents {
        @Override
        public void started(ProcessIdentity process) {
            pids.put(process.name(), process.pid());
            everyPid.add(process.pid());
        }

        @Override
        public void say(String line) {
            System.out.println(line);
            said.add(line);
        }
    }
}
