package dev.vigia.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.local.process.Ending;
import dev.vigia.local.process.ProcessSpec;
import dev.vigia.local.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UpkeepTest {
    @TempDir
    private Path folder;

    @Test
    void runsAgainAndAgainWithTheSettingsOfTheMigration() throws IOException {
        var log = folder.resolve("migrate.log");
        var upkeep = start(Upkeep.of(migration(log, "echo $KEPT"), "0.1"));

        await().until(() -> Files.exists(log) && Files.readAllLines(log).size() >= 3);
        assertThat(Files.readAllLines(log)).containsOnly("P400D");
        Ending.end(upkeep.toHandle(), Signal.TERM, Duration.ofSeconds(5));
    }

    @Test
    void endsWhenItIsAskedAndLeavesNoWaitBehind() throws IOException {
        var upkeep = start(Upkeep.of(migration(folder.resolve("log"), "true"), "600"));
        await().until(() -> upkeep.descendants().findAny().isPresent());
        var wait = upkeep.descendants().findAny().orElseThrow();

        upkeep.destroy();

        await().atMost(Duration.ofSeconds(5)).until(() -> !upkeep.isAlive() && !wait.isAlive());
    }

    @Test
    void aRunThatFailsEndsItSoThatTheFailureIsSeen() throws Exception {
        var upkeep = start(Upkeep.of(migration(folder.resolve("log"), "exit 3"), "0"));

        assertThat(upkeep.waitFor()).isEqualTo(1);
    }

    private static Process start(ProcessSpec spec) throws IOException {
        var builder = new ProcessBuilder(spec.command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return builder.start();
    }

    private static ProcessSpec migration(Path log, String script) {
        return new ProcessSpec("migrate", List.of("/bin/sh", "-c", script), Map.of("KEPT", "P400D"), log);
    }
}
