package dev.vigia.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
    @TempDir
    Path directory;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<ProcessIdentity> started = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
        started.forEach(process -> process.find().ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void killedProcessIsStartedAgainAndRecorded() throws IOException {
        SupervisedProcess process = supervise("sleep", "60");
        started.get(0).find().orElseThrow().destroyForcibly();
        await().until(() -> started.size() == 2);
        assertThat(said).singleElement().asString().contains("signal 9").contains("restarting at once");
        assertThat(RunRecord.read(record())).singleElement().satisfies(known -> assertThat(known.pid())
                .isEqualTo(started.get(1).pid()));
        process.stop(Duration.ofSeconds(5));
    }

    @Test
    void anotherSupervisorGoesOnWithTheLivingProcess() throws IOException {
        SupervisedProcess first = supervise("sleep", "60");
        SupervisedProcess second = supervisor(RunRecord.continued(record()), "sleep", "60");
        second.resume();
        assertThat(second.pid()).isEqualTo(first.pid());
        assertThat(started).hasSize(1);

        started.get(0).find().orElseThrow().destroyForcibly();
        await().until(() -> said.stream().anyMatch(line -> line.contains("unknown exit code")));
        await().until(() -> second.pid().isPresent()
                && !second.pid().equals(Optional.of(started.get(0).pid())));
        second.stop(Duration.ofSeconds(5));
        first.stop(Duration.ofSeconds(5));
    }

    @Test
    void anotherSupervisorStartsWhatHasDiedMeanwhile() throws IOException {
        Files.writeString(record(), "[]");
        SupervisedProcess process = supervisor(RunRecord.continued(record()), "sleep", "60");
        process.resume();
        assertThat(started).singleElement().satisfies(known -> assertThat(known.find())
                .isPresent());
        process.stop(Duration.ofSeconds(5));
    }

    @Test
    void stoppedProcessStaysDownWithItsChildren() throws IOException {
        SupervisedProcess process = supervise("/bin/sh", "-c", "sleep 60 & sleep 61 & wait");
        ProcessHandle shell = started.get(0).find().orElseThrow();
        await().until(() -> shell.descendants().count() == 2);
        List<ProcessHandle> family = shell.descendants().toList();
        process.stop(Duration.ofSeconds(1));
        assertThat(shell.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
        assertThat(started).hasSize(1);
    }

    @Test
    void outputIsAppendedToTheLog() throws IOException {
        Files.writeString(directory.resolve("part.log"), "before\n");
        SupervisedProcess process = supervise("/bin/sh", "-c", "echo out; echo err >&2; exec sleep 60");
        await().untilAsserted(() ->
                assertThat(Files.readString(directory.resolve("part.log"))).isEqualTo("before\nout\nerr\n"));
        process.stop(Duration.ofSeconds(5));
    }

    @Test
    void anotherStartTimeIsAnotherProcess() throws IOException {
        SupervisedProcess process = supervise("sleep", "60");
        ProcessIdentity real = started.get(0);
        ProcessIdentity reused =
                new ProcessIdentity(real.name(), real.pid(), real.startedAt().minusSeconds(60), real.stop());
        assertThat(real.find()).isPresent();
        assertThat(reused.find()).isEmpty();
        process.stop(Duration.ofSeconds(5));
    }

    private Path record() {
        return directory.resolve("processes.json");
    }

    private SupervisedProcess supervise(String... command) throws IOException {
        SupervisedProcess process = supervisor(new RunRecord(record()), command);
        process.start();
        return process;
    }

    private SupervisedProcess supervisor(RunRecord record, String... command) {
        ProcessSpec spec = new ProcessSpec("part", List.of(command), Map.of(), directory.resolve("part.log"));
        return new SupervisedProcess(spec, new Listening(), record, timer, Clock.systemUTC());
    }

    private final class Listening implements ProcessEvents {
        @Override
        public void started(ProcessIdentity process) {
            started.add(process);
        }

        @Override
        public void say(String line) {
            said.add(line);
        }
    }
}
