package dev.vigia.jobs;

import dev.vigia.jobs.PostgresSinks.RowKey;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows and writes them in one transaction: when enough wait, {@value #FLUSH_MILLIS} ms after the first one
 * came, and before each checkpoint. What has not been written when it is closed comes again from the last checkpoint.
 *
 * <p>Rows go in the order of their keys, so that two writers never wait for each other's locks.
 */
final class PostgresWriter<T> implements SinkWriter<T> {
    static final long FLUSH_MILLIS = 50;
    static final int MOST_ROWS = 2_000;

    private final Connection connection;
    private final PreparedStatement statement;
    private final @Nullable RowKey<T> key;
    private final JdbcStatementBuilder<T> binder;
    private final ProcessingTimeService clock;
    private final SortedMap<String, T> waiting = new TreeMap<>();
    private long arrivals;
    private boolean flushIsDue;

    PostgresWriter(
            Connection connection,
            String sql,
            @Nullable RowKey<T> key,
            JdbcStatementBuilder<T> binder,
            ProcessingTimeService clock)
            throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.key = key;
        this.binder = binder;
        this.clock = clock;
    }

    @Override
    public void write(T row, Context context) throws IOException {
        waiting.put(key == null ? "%019d".formatted(arrivals++) : key.of(row), row);
        if (waiting.size() >= MOST_ROWS) {
            flush(false);
        } else if (!flushIsDue) {
            flushIsDue = true;
            clock.registerTimer(clock.getCurrentProcessingTime() + FLUSH_MILLIS, time -> {
                flushIsDue = false;
                flush(false);
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            for (var row : waiting.values()) {
                binder.accept(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException failed) {
            throw new IOException(waiting.size() + " rows could not be written: " + failed.getMessage(), failed);
        }
        waiting.clear();
    }

    @Override
    public void close() throws SQLException {
        // Closing the connection closes the statement, and does not fail when PostgreSQL is away.
        connection.close();
    }
}
