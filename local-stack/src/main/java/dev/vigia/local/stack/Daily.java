package dev.vigia.local.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.vigia.local.home.JsonFile;
import dev.vigia.local.home.StackException;
import dev.vigia.local.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a program once a day while the stack lives: the migration, which makes the partitions of the coming days and
 * forgets what is older than the retention says. A run that fails is one line; the next day's tries again.
 */
final class Daily implements AutoCloseable {
    private final Path file;
    private final OneRun run;
    private final Consumer<String> say;
    private final Duration day;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "daily");
        thread.setDaemon(true);
        return thread;
    });

    /** Runs a process to its end and answers its exit code. */
    interface OneRun {
        int of(ProcessSpec program) throws IOException, InterruptedException;
    }

    /** @param file keeps what is run, for whoever takes over from a killed supervisor */
    Daily(Path file, OneRun run, Consumer<String> say) {
        this(file, run, say, Duration.ofDays(1));
    }

    Daily(Path file, OneRun run, Consumer<String> say, Duration day) {
        this.file = file;
        this.run = run;
        this.say = say;
        this.day = day;
    }

    /** Runs the program in a day for the first time. */
    void repeat(ProcessSpec program) throws IOException {
        JsonFile.write(file, program);
        timer.scheduleWithFixedDelay(() -> once(program), day.toMillis(), day.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Goes on with what a killed supervisor ran daily; its last run counts as now, so a day may be a day longer. */
    void goOn() throws IOException {
        if (Files.exists(file)) {
            repeat(JsonFile.read(file, new TypeReference<>() {}));
        }
    }

    private void once(ProcessSpec program) {
        try {
            int exit = run.of(program);
            if (exit != 0) {
                say.accept("the daily run of " + program.name() + " failed: " + LogTail.lastLine(program.log())
                        + " (see " + program.log() + ")");
            }
        } catch (IOException | StackException failure) {
            say.accept("the daily run of " + program.name() + " failed: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        Files.deleteIfExists(file);
    }
}
