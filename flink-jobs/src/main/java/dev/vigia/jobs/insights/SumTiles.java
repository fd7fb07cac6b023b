package dev.vigia.jobs.insights;

import dev.vigia.jobs.Retention;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds messages up by tile. A tile that grew is shown within the early firing's wait of processing time, and once
 * more, complete, when the watermark passes its minute; a late message corrects it. A built-in window cannot do that
 * last part: it either drops what is late or is shown again for each of it.
 */
final class SumTiles extends KeyedProcessFunction<TileKey, MessageInsight, InsightTile> {
    private static final long serialVersionUID = 1;

    private final long wait;
    private final long horizon;

    private transient ValueState<TileSums> sums;
    private transient ValueState<Long> firing;
    private transient Retention retention;

    SumTiles(Duration earlyFiring, Duration horizon) {
        this.wait = earlyFiring.toMillis();
        this.horizon = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        var state = getRuntimeContext();
        sums = state.getState(new ValueStateDescriptor<>("sums", TileSums.class));
        firing = state.getState(new ValueStateDescriptor<>("firing", Long.class));
        retention = new Retention(state.getState(new ValueStateDescriptor<>("end", Long.class)), horizon);
    }

    @Override
    public void processElement(MessageInsight insight, Context context, Collector<InsightTile> out) throws Exception {
        var timers = context.timerService();
        long lastInstant = context.getCurrentKey().bucketEnd() - 1;
        boolean late = timers.currentWatermark() >= lastInstant;
        sums.update(Objects.requireNonNullElse(sums.value(), TileSums.NONE).plus(insight, late));
        retention.use(timers);
        if (!late) {
            timers.registerEventTimeTimer(lastInstant);
        }
        if (firing.value() == null) {
            long at = timers.currentProcessingTime() + wait;
            timers.registerProcessingTimeTimer(at);
            firing.update(at);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<InsightTile> out) throws Exception {
        if (context.timeDomain() == TimeDomain.PROCESSING_TIME && retention.endsAt(timestamp)) {
            sums.clear();
            firing.clear();
            return;
        }
        TileSums known = sums.value();
        if (known == null) {
            return;
        }
        out.collect(InsightTile.at(context.timerService().currentWatermark(), context.getCurrentKey(), known));
        Long pending = firing.value();
        if (pending != null) {
            context.timerService().deleteProcessingTimeTimer(pending);
            firing.clear();
        }
    }
}
