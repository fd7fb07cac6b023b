package dev.vigia.jobs.postgres;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/**
 * What a writer tells Flink's metrics: rows as {@code numRecordsSend}, as every sink does (FLIP-33), and
 * {@code batchesWritten}, {@code rowsRefused}, {@code retries}. Written by the writer's thread.
 */
final class SinkFigures {
    private final Counter rows;
    private final Counter batches;
    private final Counter refused;
    private final Counter retries;

    SinkFigures(SinkWriterMetricGroup group) {
        rows = group.getNumRecordsSendCounter();
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
