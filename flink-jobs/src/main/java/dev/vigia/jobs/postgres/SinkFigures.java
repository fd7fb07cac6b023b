package dev.vigia.jobs.postgres;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** What a writer tells Flink's metrics: {@code rowsWritten}, {@code batchesWritten}, {@code rowsRefused}, {@code retries}. */
final class SinkFigures {
    private final Counter rows;
    private final Counter batches;
    private final Counter refused;
    private final Counter retries;

    SinkFigures(MetricGroup group) {
        rows = group.counter("rowsWritten", new ThreadSafeSimpleCounter());
        batches = group.counter("batchesWritten", new ThreadSafeSimpleCounter());
        refused = group.counter("rowsRefused", new ThreadSafeSimpleCounter());
        retries = group.counter("retries", new ThreadSafeSimpleCounter());
    }

    void written(int count) {
        rows.inc(count);
        batches.inc();
    }

    void poisoned() {
        refused.inc();
    }

    void waited() {
        retries.inc();
    }
}
