package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Rejection;
import dev.vigia.jobs.metrics.LedgerEntry;
import org.apache.flink.api.common.functions.MapFunction;

/** A dead letter's line in the ledger. */
final class RejectedEntries implements MapFunction<Rejection, LedgerEntry> {
    private static final long serialVersionUID = 1;

    @Override
    public LedgerEntry map(Rejection rejection) {
        return LedgerEntry.ofRejected(
                Dimensions.orEmpty(rejection.letter().source()),
                rejection.letter().agentId(),
                rejection.recordedAt());
    }
}
