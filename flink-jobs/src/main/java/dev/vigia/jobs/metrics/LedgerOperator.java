package dev.vigia.jobs.metrics;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/**
 * Sums one line of the ledger and tells it. Entries come summed for a while already, so each change is told at once.
 */
@NullUnmarked
public final class LedgerOperator extends KeyedProcessFunction<LedgerKey, LedgerEntry, LedgerRow> {
    private static final long serialVersionUID = 1;

    private final Duration stateHorizon;
    private transient ValueState<LedgerState> line;

    public LedgerOperator(Duration stateHorizon) {
        this.stateHorizon = stateHorizon;
    }

    @Override
    public void open(OpenContext context) {
        line = getRuntimeContext().getState(new ValueStateDescriptor<>("line", LedgerState.class));
    }

    @Override
    public void processElement(LedgerEntry entry, Context context, Collector<LedgerRow> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var known = line.value();
        if (known == null) {
            timers.registerProcessingTimeTimer(now + stateHorizon.toMillis());
        }
        var before = known == null ? Upkeep.NEW : known.upkeep();
        var told = before.changed(now, 0).told(now);
        var sum = known == null ? entry : known.sum().plus(entry);
        line.update(new LedgerState(sum, told));
        out.collect(new LedgerRow(sum, told.version()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LedgerRow> out) throws Exception {
        var known = line.value();
        if (known == null) {
            return;
        }
        long expiry = known.upkeep().lastChange() + stateHorizon.toMillis();
        if (timestamp >= expiry) {
            line.clear();
        } else {
            context.timerService().registerProcessingTimeTimer(expiry);
        }
    }
}
