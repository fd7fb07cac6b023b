package dev.vigia.jobs;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/**
 * The way out to PostgreSQL: idempotent upserts, at least once. Batches are sent as single statements (never with
 * {@code reWriteBatchedInserts}, under which two rows with one key in a batch would fail for ever).
 */
public final class PostgresSinks {
    private static final long FLUSH_MILLIS = 50;
    private static final int BATCH_SIZE = 1_000;
    private static final int RETRIES = 2;

    private PostgresSinks() {}

    /**
     * @param sql an upsert that may be repeated, guarded by version where rows have one
     * @param binder sets the statement's parameters from a row
     */
    public static <T> Sink<T> upsert(JobSettings settings, String sql, JdbcStatementBuilder<T> binder) {
        return JdbcSink.<T>builder()
                .withQueryStatement(sql, binder)
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchIntervalMs(FLUSH_MILLIS)
                        .withBatchSize(BATCH_SIZE)
                        .withMaxRetries(RETRIES)
                        .build())
                .buildAtLeastOnce(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl(settings.database().url())
                        .withUsername(settings.database().user())
                        .withPassword(settings.database().password().reveal())
                        .withDriverName("org.postgresql.Driver")
                        .withConnectionCheckTimeoutSeconds(5)
                        .build());
    }
}
