package dev.vigia.jobs.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A connection with its stage, opened when it is needed. One thread at a time; {@link #abort} may come from another. */
final class Session<T> {
    private static final String UNIQUE_VIOLATION = "23505";

    /** Where one row is there already, after a restart mostly, so are those that follow: as many batches are merged. */
    private static final int MERGES_AFTER_A_REPETITION = 20;

    private final PGSimpleDataSource database;
    private final TargetTable table;
    private final RowWriter<T> writer;
    private final CopyRow row = new CopyRow();
    private volatile @Nullable Connection connection;
    private int merges;

    Session(PGSimpleDataSource database, TargetTable table, RowWriter<T> writer) {
        this.database = database;
        this.table = table;
        this.writer = writer;
    }

    /** Writes all values in one transaction, or none. */
    void write(List<T> values) throws SQLException {
        if (!table.isAppended() || merges > 0) {
            merges = Math.max(0, merges - 1);
            merge(values);
            return;
        }
        try {
            append(values);
        } catch (SQLException failed) {
            if (!UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw failed;
            }
            rollback();
            merges = MERGES_AFTER_A_REPETITION;
            merge(values);
        }
    }

    /** The short way, for rows of which none is there yet. */
    private void append(List<T> values) throws SQLException {
        var open = open();
        row.clear();
        var query = table.generations();
        if (query == null) {
            for (var value : values) {
                row.begin(table.columns().size());
                writer.write(row, value);
            }
        } else {
            for (int generation : numbers(open, query)) {
                for (var value : values) {
                    row.begin(1 + table.columns().size());
                    row.integer(generation);
                    writer.write(row, value);
                }
            }
        }
        copy(open, table.copyDirectly());
        open.commit();
    }

    private void merge(List<T> values) throws SQLException {
        var open = open();
        row.clear();
        for (var value : values) {
            row.begin(table.columns().size());
            writer.write(row, value);
        }
        copy(open, table.copy());
        try (var merge = open.prepareStatement(table.merge())) {
            merge.executeUpdate();
        }
        open.commit();
    }

    private void copy(Connection open, String statement) throws SQLException {
        row.end();
        var copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        try {
            copy.writeToCopy(row.bytes(), 0, row.length());
            copy.endCopy();
        } catch (SQLException failed) {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            throw failed;
        }
    }

    private static List<Integer> numbers(Connection open, String query) throws SQLException {
        var numbers = new ArrayList<Integer>();
        try (var statement = open.prepareStatement(query);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    /** Makes all that was written durable; before that, a crash of PostgreSQL may lose the last moments. */
    void sync() throws SQLException {
        var open = open();
        try (var statement = open.createStatement()) {
            statement.execute("set local synchronous_commit = on");
            // A commit that has something to log flushes the log up to itself.
            statement.execute("select pg_logical_emit_message(true, 'vigia', '')");
        }
        open.commit();
    }

    /** Undoes what a refused batch has begun. */
    void rollback() throws SQLException {
        var open = connection;
        if (open != null) {
            open.rollback();
        }
    }

    /** Drops the connection without a word to the other side, which may not answer. */
    void abort() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                throw new IllegalStateException("PostgreSQL's driver always allows abort", alreadyGone);
            }
        }
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = database.getConnection();
            connection = open;
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                // What a crash takes back before the next sync() is written again by the one who uses this.
                statement.execute("set synchronous_commit = off");
                statement.execute(table.createStage());
            }
            open.commit();
        }
        return open;
    }
}
