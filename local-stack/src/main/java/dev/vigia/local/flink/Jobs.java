package dev.vigia.local.flink;

import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps all jobs of the stack in the cluster. */
public final class Jobs {
    private static final long LOOK_EVERY_MS = 1000;

    private final FlinkRest flink;
    private final List<JobKeeper> keepers;
    private final Consumer<String> people;
    private volatile boolean allRunning;
    private volatile boolean stopped;
    private volatile @Nullable StackException refusal;

    public Jobs(FlinkRest flink, DataDirectory data, List<JobDefinition> jobs, Consumer<String> people) {
        this.flink = flink;
        this.people = people;
        JarIds jars = new JarIds(flink);
        this.keepers = jobs.stream()
                .map(job -> new JobKeeper(
                        job,
                        flink,
                        jars,
                        data.of("flink").resolve("checkpoints").resolve(job.name()),
                        people))
                .toList();
    }

    /** Starts looking, on the given timer, until {@link #stop}. */
    public void keep(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Whether every task of every job ran at the last look.
     *
     * @throws StackException when a job does not accept its settings
     */
    public boolean allRun() {
        StackException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        return allRunning;
    }

    public void stop() {
        stopped = true;
    }

    private void look() {
        if (stopped) {
            return;
        }
        try {
            Map<String, String> states = flink.jobStates();
            for (JobKeeper keeper : keepers) {
                lookAt(keeper, states);
            }
            allRunning = keepers.stream().allMatch(JobKeeper::isRunning);
            refusal = allRunning ? null : refusal;
        } catch (IOException notAnswered) {
            // The JobManager is away: its supervisor restarts it, and the next look finds the jobs missing.
            allRunning = false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            allRunning = false;
            people.accept("watching the jobs failed: " + bug);
        }
    }

    private void lookAt(JobKeeper keeper, Map<String, String> states) throws IOException, InterruptedException {
        try {
            keeper.look(states);
        } catch (StackException unusable) {
            if (refusal == null) {
                people.accept(String.valueOf(unusable.getMessage()));
            }
            refusal = unusable;
        }
    }
}
