package dev.vigia.jobs.metrics;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/** The ledger into {@code chat_ledger}. */
public final class LedgerTable {
    private static final String SQL = """
            insert into chat_ledger as known (generation, source, minute, received, stored, duplicate, rejected, late,
                first_sequence, last_sequence, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, source, minute) do update set
                received = excluded.received, stored = excluded.stored, duplicate = excluded.duplicate,
                rejected = excluded.rejected, late = excluded.late, first_sequence = excluded.first_sequence,
                last_sequence = excluded.last_sequence, version = excluded.version, updated_at = now()
            where excluded.version >= known.version""";

    private LedgerTable() {}

    public static Sink<LedgerRow> sink(JobSettings job, int generation) {
        return PostgresSinks.upsert(
                job,
                SQL,
                row -> PostgresSinks.joined(
                        row.entry().key().source(),
                        Long.toString(row.entry().key().minute())),
                (statement, row) -> new Columns(statement)
                        .whole(generation)
                        .text(row.entry().key().source())
                        .millis(row.entry().key().minute())
                        .whole(row.entry().received())
                        .whole(row.entry().stored())
                        .whole(row.entry().duplicate())
                        .whole(row.entry().rejected())
                        .whole(row.entry().late())
                        .whole(known(row.entry().firstSequence()))
                        .whole(known(row.entry().lastSequence()))
                        .whole(row.version()));
    }

    private static @Nullable Long known(long sequence) {
        return sequence == LedgerEntry.NO_SEQUENCE ? null : (Long) sequence;
    }
}
