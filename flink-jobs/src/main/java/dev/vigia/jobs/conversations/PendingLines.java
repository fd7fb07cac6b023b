package dev.vigia.jobs.conversations;

import dev.vigia.jobs.metrics.LedgerEntry;
import dev.vigia.jobs.metrics.LedgerKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Lines of the ledger that are summed for a while before they are told: there is one a source, and nobody waits for it. */
final class PendingLines {
    static final long WAIT_MILLIS = 400;

    private final ProcessingTimeService clock;
    private final Consumer<LedgerEntry> out;
    private final Map<LedgerKey, LedgerEntry> lines = new LinkedHashMap<>();
    private boolean due;

    PendingLines(ProcessingTimeService clock, Consumer<LedgerEntry> out) {
        this.clock = clock;
        this.out = out;
    }

    void note(LedgerEntry entry) {
        lines.merge(entry.key(), entry, LedgerEntry::plus);
        if (!due) {
            due = true;
            clock.registerTimer(clock.getCurrentProcessingTime() + WAIT_MILLIS, time -> {
                due = false;
                tell();
            });
        }
    }

    /** Tells what is pending, and has to be called before a checkpoint. */
    void tell() {
        lines.values().forEach(out);
        lines.clear();
    }
}
