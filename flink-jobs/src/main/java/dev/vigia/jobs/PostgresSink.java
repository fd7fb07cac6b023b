package dev.vigia.jobs;

import dev.vigia.jobs.PostgresSinks.RowKey;
import dev.vigia.schema.Database;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Writes rows to PostgreSQL. Used in place of the stock JDBC sink, which writes once more when it is closed: with
 * PostgreSQL away, that fails inside Flink's own clean-up, and Flink ends the whole TaskManager for it.
 */
final class PostgresSink<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final int CONNECT_TIMEOUT_SECONDS = 10;
    private static final int ANSWER_TIMEOUT_SECONDS = 60;

    private final String url;
    private final String user;
    private final String password;
    private final String sql;
    private final @Nullable RowKey<T> key;
    private final JdbcStatementBuilder<T> binder;

    PostgresSink(Database database, String sql, @Nullable RowKey<T> key, JdbcStatementBuilder<T> binder) {
        this.url = database.url();
        this.user = database.user();
        this.password = database.password().reveal();
        this.sql = sql;
        this.key = key;
        this.binder = binder;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        try {
            var connection = database().getConnection();
            connection.setAutoCommit(false);
            return new PostgresWriter<>(connection, sql, key, binder, context.getProcessingTimeService());
        } catch (SQLException refused) {
            throw new IOException("No connection to " + url + ": " + refused.getMessage(), refused);
        }
    }

    private PGSimpleDataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("vigia-jobs");
        database.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        database.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
        database.setTcpKeepAlive(true);
        // Many rows in one statement; safe only where no two rows of a batch have one key.
        database.setReWriteBatchedInserts(key != null);
        return database;
    }
}
