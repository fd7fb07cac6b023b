package dev.vigia.jobs.metrics;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/** The ledger into {@code chat_ledger}. */
public final class LedgerTable {
    private static final TargetTable TABLE = TargetTable.versioned(
            "chat_ledger",
            List.of("source", "minute"),
            List.of(
                    "source",
                    "minute",
                    "received",
                    "stored",
                    "duplicate",
                    "rejected",
                    "late",
                    "first_sequence",
                    "last_sequence",
                    "agent_id",
                    "seen",
                    "version"));

    private LedgerTable() {}

    public static Sink<LedgerRow> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(
                job, TABLE.under(generations.query()), row -> row.entry().key(), (fields, row) -> fields.text(
                                row.entry().key().source())
                        .millis(row.entry().key().minute())
                        .whole(row.entry().received())
                        .whole(row.entry().stored())
                        .whole(row.entry().duplicate())
                        .whole(row.entry().rejected())
                        .whole(row.entry().late())
                        .whole(known(row.entry().firstSequence()))
                        .whole(known(row.entry().lastSequence()))
                        .text(row.entry().agentId())
                        .ranges(bounds(row.entry().seen()))
                        .whole(row.version()));
    }

    private static long @Nullable [] bounds(@Nullable Sequences seen) {
        return seen == null || seen.isEmpty() ? null : seen.bounds();
    }

    private static @Nullable Long known(long sequence) {
        return sequence == LedgerEntry.NO_SEQUENCE ? null : (Long) sequence;
    }
}
