package dev.vigia.local.flink;

import dev.vigia.local.home.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one job in the cluster. A job that is missing (the JobManager was killed, or this is a new start) is submitted
 * from its newest checkpoint, a job of the same name that lives already is followed; a checkpoint that cannot be restored is left aside for the one before it.
 */
final class JobKeeper {
    private static final Set<String> GONE = Set.of("FAILED", "CANCELED", "FINISHED", "SUSPENDED");
    /** What Flink's stack traces contain when state cannot be read back, as opposed to a failure of the job's work. */
    private static final Set<String> RESTORE_FAILURES = Set.of(
            "StreamOperatorStateContext",
            "Could not restore",
            "Cannot map checkpoint/savepoint state",
            "Failed to rollback to checkpoint",
            "runtime.checkpoint.Checkpoints.load",
            "runtime.checkpoint.metadata.Metadata");

    private final JobDefinition job;
    private final FlinkRest flink;
    private final JarIds jars;
    private final Checkpoints checkpoints;
    private final Path root;
    private final Consumer<String> people;
    private final Set<Path> unusable = new HashSet<>();

    private @Nullable String jobId;
    private @Nullable Path restoredFrom;
    private boolean standsOnItsOwn;
    private boolean running;
    private String lastRefusal = "";

    JobKeeper(JobDefinition job, FlinkRest flink, JarIds jars, Path root, Consumer<String> people) {
        this.job = job;
        this.flink = flink;
        this.jars = jars;
        this.root = root;
        this.checkpoints = new Checkpoints(root);
        this.people = people;
    }

    /** Whether all tasks of the job ran when it was last looked at. */
    boolean isRunning() {
        return running;
    }

    /**
     * Looks once and does what is needed; to be called every second or so.
     *
     * @throws StackException when the job does not accept its settings
     */
    void look(Map<String, String> states) throws IOException, InterruptedException {
        String id = jobId;
        String state = id == null ? null : states.get(id);
        if (id == null || state == null || GONE.contains(state)) {
            running = false;
            if (id != null) {
                judge(id, state);
            }
            Optional<String> living = flink.livingJob(job.name());
            if (living.isPresent()) {
                follow(living.get(), Optional.empty());
            } else {
                submit();
            }
        } else {
            boolean allRun = state.equals("RUNNING") && flink.allTasksRun(id);
            running = allRun;
            if (!standsOnItsOwn) {
                watchFirstCheckpoints(id);
            }
        }
    }

    private void judge(String id, @Nullable String state) throws IOException, InterruptedException {
        String what = state == null ? "is no longer in the cluster" : "is " + state;
        people.accept("job " + job.name() + " " + what + ", submitting it again");
        if (state != null && restoredFrom != null && isRestoreFailure(flink.failures(id))) {
            leaveAside(restoredFrom);
        }
        jobId = null;
    }

    private void submit() throws IOException, InterruptedException {
        Optional<Path> from = checkpoints.newestFirst().stream()
                .filter(checkpoint -> !unusable.contains(checkpoint))
                .findFirst();
        if (from.isEmpty() && !unusable.isEmpty()) {
            people.accept(
                    "ATTENTION: no checkpoint of job " + job.name() + " can be restored, it starts with empty state");
        }
        try {
            follow(
                    flink.run(
                            jars.idOf(job.jar()),
                            job.mainClass(),
                            List.of(),
                            from,
                            Map.of("execution.checkpointing.dir", root.toUri().toString())),
                    from);
        } catch (FlinkRefusal refusal) {
            refused(refusal, from);
        }
    }

    private void follow(String id, Optional<Path> from) {
        jobId = id;
        restoredFrom = from.orElse(null);
        standsOnItsOwn = false;
        lastRefusal = "";
    }

    private void refused(FlinkRefusal refusal, Optional<Path> from) {
        if (refusal.isForSettings()) {
            throw new StackException("job " + job.name() + " is refused: " + refusal.cause());
        }
        jars.forget();
        if (from.isPresent() && isRestoreFailure(String.valueOf(refusal.getMessage()))) {
            leaveAside(from.get());
        } else if (!refusal.cause().equals(lastRefusal)) {
            lastRefusal = refusal.cause();
            people.accept("job " + job.name() + " is refused, trying again: " + refusal.cause());
        }
    }

    /** Until it has checkpoints of its own, a failing restore shows only as endless restarts. */
    private void watchFirstCheckpoints(String id) throws IOException, InterruptedException {
        if (checkpoints.completeOf(id) >= 2) {
            standsOnItsOwn = true;
            unusable.clear();
            checkpoints.keepOnly(id);
        } else if (restoredFrom != null
                && flink.completedCheckpoints(id) == 0
                && isRestoreFailure(flink.failures(id))) {
            leaveAside(restoredFrom);
            restoredFrom = null;
            flink.cancel(id);
        }
    }

    private void leaveAside(Path checkpoint) {
        if (unusable.add(checkpoint)) {
            people.accept("ATTENTION: job " + job.name() + " cannot be restored from " + checkpoint
                    + ", falling back to the checkpoint before it");
        }
    }

    private static boolean isRestoreFailure(String trace) {
        return RESTORE_FAILURES.stream().anyMatch(trace::contains);
    }
}
