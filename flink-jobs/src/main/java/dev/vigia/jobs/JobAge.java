package dev.vigia.jobs;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.ManagedInitializationContext;

/**
 * How long a job has been running, restarts from its own state included. One that began without state reads all events
 * again, and what is stored must not be added to these; only one that is older than the state horizon can have forgotten
 * something that is stored.
 */
public final class JobAge {
    private static final long NOT_YET = Long.MAX_VALUE;

    private final ListState<Long> births;

    /** Epoch milliseconds; {@link #NOT_YET} before the first event. */
    private long bornAt;

    /** A job whose state does not say when it began is older than that question. */
    public JobAge(ManagedInitializationContext context) throws Exception {
        births = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("born", Types.LONG));
        var told = births.get().iterator();
        bornAt = context.isRestored() && !told.hasNext() ? 0 : NOT_YET;
        while (told.hasNext()) {
            bornAt = Math.min(bornAt, told.next());
        }
    }

    /** Notes that the job does something, epoch milliseconds. */
    public void runsAt(long now) {
        bornAt = Math.min(bornAt, now);
    }

    /** Whether it has been running for longer than this. */
    public boolean exceeds(Duration horizon, long now) {
        return bornAt != NOT_YET && bornAt + horizon.toMillis() <= now;
    }

    /** To be called with every checkpoint. */
    public void save(long checkpointTimestamp) throws Exception {
        births.update(List.of(Math.min(bornAt, checkpointTimestamp)));
    }
}
