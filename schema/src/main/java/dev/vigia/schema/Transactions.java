package dev.vigia.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Work on one database, each piece in a transaction of its own. */
record Transactions(DataSource database) {
    /** What is done within one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    <T> T run(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // Closing without a commit undoes what a failure left.
            var result = work.in(connection);
            connection.commit();
            return result;
        }
    }

    /** The number in the first row of what a query answers. */
    static long number(Connection connection, String select) throws SQLException {
        try (var statement = connection.prepareStatement(select);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Sets the parameters in their order; instants as UTC. */
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1,
                    values[i] instanceof Instant instant
                            ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC)
                            : values[i]);
        }
    }
}
