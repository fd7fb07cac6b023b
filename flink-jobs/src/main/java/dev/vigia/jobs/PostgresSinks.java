package dev.vigia.jobs;

import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.RowName;
import dev.vigia.jobs.postgres.RowWriter;
import dev.vigia.jobs.postgres.TargetTable;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.jspecify.annotations.Nullable;

/** The way out to PostgreSQL: idempotent upserts, at least once. */
public final class PostgresSinks {
    private PostgresSinks() {}

    /** What names a row within its table. */
    public interface RowKey<T> extends Serializable {
        String of(T row);
    }

    /**
     * The fast way, for rows that come in numbers.
     *
     * @param name what names a row; null when rows never replace each other
     */
    public static <T> Sink<T> copy(
            JobSettings settings, TargetTable table, @Nullable RowName<T> name, RowWriter<T> writer) {
        return new CopySink<>(settings.database(), table, name, writer, DeadLetters.opener(settings));
    }

    /** A key of several parts; no text of contract 1 holds the separator. */
    public static String joined(String... parts) {
        return String.join("\0", parts);
    }

    /**
     * Of the rows that wait with one key, only the last is written, and all go in as few statements as possible.
     *
     * @param sql {@code insert … values (…) on conflict …} that may be repeated, guarded by version where rows have one
     * @param key rows with different keys must not conflict
     * @param binder sets the statement's parameters from a row
     */
    public static <T> Sink<T> upsert(JobSettings settings, String sql, RowKey<T> key, JdbcStatementBuilder<T> binder) {
        return new PostgresSink<>(settings.database(), sql, key, binder);
    }

    /** The same for rows without a key at hand: each is written, by a statement of its own. */
    public static <T> Sink<T> upsert(JobSettings settings, String sql, JdbcStatementBuilder<T> binder) {
        return new PostgresSink<>(settings.database(), sql, null, binder);
    }
}
