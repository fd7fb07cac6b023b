package dev.vigia.jobs;

import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.RowName;
import dev.vigia.jobs.postgres.RowWriter;
import dev.vigia.jobs.postgres.TargetTable;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/** The way out to PostgreSQL: idempotent upserts, at least once. */
public final class PostgresSinks {
    private PostgresSinks() {}

    /**
     * Rows by batches, see {@link CopySink}.
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
}
