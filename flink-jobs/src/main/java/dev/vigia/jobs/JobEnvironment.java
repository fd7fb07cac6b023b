package dev.vigia.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The environment that every job and every test of a job starts from. It refuses, when the graph is built, what would
 * hurt later: an operator without a uid (its state could not be found again) and a type that falls to Kryo (slow, and
 * its state could not be read after a change).
 *
 * <p>Checkpoints, restarts, parallelism and state backend are not set here; they belong to the cluster's configuration.
 */
public final class JobEnvironment {
    /** Number of key groups: the most subtasks that an operator can ever have. It cannot change while state lives. */
    public static final int MAX_PARALLELISM = 128;

    private JobEnvironment() {}

    public static StreamExecutionEnvironment strict() {
        return strict(new Configuration());
    }

    /** The same with further options of Flink's, as tests need them. */
    public static StreamExecutionEnvironment strict(Configuration more) {
        var configuration = new Configuration(more);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }
}
