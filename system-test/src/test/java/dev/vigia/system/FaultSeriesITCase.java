package dev.vigia.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * For as long as {@code -Dvigia.test.faults} says (such as {@code PT10M}), one part after the other is killed or frozen for
 * half a minute while users chat: nothing is lost, nothing counted twice. The seed of the series is printed;
 * {@code -Dvigia.test.seed} repeats one.
 */
@EnabledIfSystemProperty(named = "vigia.test.faults", matches = ".+")
class FaultSeriesITCase {
    private static final List<String> PARTS =
            List.of("taskmanager", "jobmanager", "broker", "postgres", "bridge", "api");
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration FREEZE = Duration.ofSeconds(30);
    private static final Duration HEALING = Duration.ofSeconds(60);

    private static Vigia vigia;
    private static EchoAgent agent;

    @BeforeAll
    static void up() throws IOException {
        agent = new EchoAgent();
        vigia = new Vigia("faults");
        vigia.runAnyway("down");
        vigia.forget();
        vigia.run("up", "--detach", "--auto-ports", "--agent", "eco=" + agent.address());
    }

    @AfterAll
    static void down() {
        vigia.run("down");
        agent.close();
    }

    @Test
    void aSeriesOfFaultsLosesNothingAndCountsNothingTwice() throws Exception {
        long seed = Long.getLong("vigia.test.seed", System.nanoTime());
        System.out.println("seed of the faults: " + seed);
        var random = new Random(seed);
        var life = new Life(vigia, HEALING);
        var end = Instant.now().plus(Duration.parse(System.getProperty("vigia.test.faults")));
        try (var traffic = new Traffic(vigia.stack().path("bridge").asText(), "eco")) {
            life.awaitFlow("before");
            for (int fault = 1; Instant.now().isBefore(end); fault++) {
                var part = PARTS.get(random.nextInt(PARTS.size()));
                boolean kill = random.nextInt(3) > 0;
                var healed = kill ? killed(life, part, fault) : frozen(life, part, fault);
                System.out.printf(
                        "fault %d: %s %s, healed after %d ms%n", fault, part, kill ? "killed" : "frozen", healed);
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            }
            traffic.close();
            new Stored(vigia.stack().path("postgres").asText(), "eco").awaitAll(traffic, HEALING);
        }
    }

    private static long killed(Life life, String part, int fault) {
        long pid = vigia.pid(part);
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
        long began = System.nanoTime();
        life.awaitRestart(part, pid);
        life.awaitFlow("fault-" + fault);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** PostgreSQL's part is many processes. */
    private static long frozen(Life life, String part, int fault) throws IOException, InterruptedException {
        var process = ProcessHandle.of(vigia.pid(part)).orElseThrow();
        var pids = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        signal("-STOP", pids);
        try {
            TimeUnit.MILLISECONDS.sleep(FREEZE.toMillis());
        } finally {
            signal("-CONT", pids);
        }
        long began = System.nanoTime();
        life.awaitFlow("fault-" + fault);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** Those that have ended meanwhile need none. */
    private static void signal(String signal, List<Long> pids) throws IOException, InterruptedException {
        for (var pid : pids) {
            if (ProcessHandle.of(pid).isPresent()) {
                new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
            }
        }
    }
}
