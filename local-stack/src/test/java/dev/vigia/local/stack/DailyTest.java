package dev.vigia.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyTest {
    private static final Duration DAY = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private final List<ProcessSpec> runs = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void runsAgainAndAgainThoughOneRunFails() throws IOException {
        try (Daily daily = daily(1)) {
            daily.repeat(program());
            await().until(() -> runs.size() >= 3);
        }
        assertThat(runs).containsOnly(program());
        assertThat(said).isNotEmpty().allMatch(line -> line.contains("no room") && line.contains("upkeep"));
    }

    @Test
    void anotherSupervisorGoesOnUntilTheStackIsStopped() throws IOException {
        Daily killed = new Daily(file(), spec -> 0, said::add);
        killed.repeat(program());
        try (Daily daily = daily(0)) {
            daily.goOn();
            await().until(() -> !runs.isEmpty());
        }
        assertThat(runs).containsOnly(program());
        assertThat(file()).doesNotExist();
        killed.close();
    }

    private Daily daily(int exit) {
        return new Daily(
                file(),
                spec -> {
                    runs.add(spec);
                    return exit;
                },
                said::add,
                DAY);
    }

    private ProcessSpec program() throws IOException {
        Path log = directory.resolve("upkeep.log");
        Files.writeString(log, "no room\n");
        return new ProcessSpec("upkeep", List.of("upkeep"), Map.of("VIGIA_RETENTION", "P400D"), log);
    }

    private Path file() {
        return directory.resolve("daily.json");
    }
}
