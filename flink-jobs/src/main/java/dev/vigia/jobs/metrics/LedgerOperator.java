package dev.vigia.jobs.metrics;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/** Sums one line of the ledger and tells it within {@link #TELL_AFTER} of a change. */
@NullUnmarked
public final class LedgerOperator extends KeyedProcessFunction<LedgerKey, LedgerEntry, LedgerRow> {
    private static final long serialVersionUID = 1;

    static final Duration TELL_AFTER = Duration.ofMillis(500);

    private static final long END_OF_INPUT = Long.MAX_VALUE;

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
            timers.registerEventTimeTimer(END_OF_INPUT);
            timers.registerProcessingTimeTimer(now + stateHorizon.toMillis());
        }
        var before = known == null ? Upkeep.NEW : known.upkeep();
        var upkeep = before.changed(now, TELL_AFTER.toMillis());
        if (before.tellAt() == Upkeep.NEVER) {
            timers.registerProcessingTimeTimer(upkeep.tellAt());
        }
        line.update(new LedgerState(known == null ? entry : known.sum().plus(entry), upkeep));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<LedgerRow> out) throws Exception {
        var known = line.value();
        if (known == null) {
            return;
        }
        var timers = context.timerService();
        var upkeep = known.upkeep();
        long expiry = upkeep.lastChange() + stateHorizon.toMillis();
        boolean ended = context.timeDomain() == TimeDomain.EVENT_TIME;
        if (upkeep.tellAt() != Upkeep.NEVER && (ended || timestamp >= upkeep.tellAt())) {
            var told = upkeep.told(timers.currentProcessingTime());
            line.update(new LedgerState(known.sum(), told));
            out.collect(new LedgerRow(known.sum(), told.version()));
        } else if (!ended && timestamp >= expiry) {
            timers.deleteEventTimeTimer(END_OF_INPUT);
            line.clear();
        } else if (!ended) {
            timers.registerProcessingTimeTimer(expiry);
        }
    }
}
