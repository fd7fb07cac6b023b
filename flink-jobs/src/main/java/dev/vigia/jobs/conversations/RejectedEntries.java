package dev.vigia.jobs.conversations;

import dev.vigia.events.RejectedEvent;
import dev.vigia.jobs.metrics.LedgerEntry;
import org.apache.flink.api.common.functions.MapFunction;

/** A dead letter's line in the ledger. */
final class RejectedEntries implements MapFunction<RejectedEvent, LedgerEntry> {
    private static final long serialVersionUID = 1;

    @Override
    public LedgerEntry map(RejectedEvent rejected) {
        return LedgerEntry.ofRejected(
                Dimensions.orEmpty(rejected.source()), rejected.rejectedAt().toEpochMilli());
    }
}
