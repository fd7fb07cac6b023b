package dev.vigia.local.flink;

import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a job that ends, on the cluster of a running stack. */
public final class BatchRun {
    private static final long LOOK_EVERY_MS = 500;

    private final FlinkRest flink;

    public BatchRun(FlinkRest flink) {
        this.flink = flink;
    }

    /**
     * Returns when the job has ended.
     *
     * @param arguments of the job's {@code main}
     * @throws StackException when it failed, with the last line of the cause
     */
    public void run(Path jar, String mainClass, List<String> arguments) throws IOException, InterruptedException {
        var id = flink.run(flink.upload(jar), mainClass, arguments, Optional.empty(), Map.of());
        while (true) {
            var state = flink.jobStates().getOrDefault(id, "UNKNOWN");
            switch (state) {
                case "FINISHED" -> {
                    return;
                }
                case "FAILED", "CANCELED", "SUSPENDED", "UNKNOWN" ->
                    throw new StackException("the job is " + state + ": " + cause(flink.failures(id)));
                default -> TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        }
    }

    private static String cause(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, second) -> second)
                .orElseGet(() -> trace.lines().findFirst().orElse("no cause is known"));
    }
}
