package dev.vigia.jobs.insights;

import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds messages up by tile. A tile that grew is shown within the early firing's wait of processing time, complete
 * ones once more when the watermark passes their minute; a late message corrects its tile. A built-in window cannot
 * do that last part: it either drops the late or is shown again for each of them.
 *
 * <p>State ends at the horizon after the minute.
 */
final class SumTiles extends KeyedProcessFunction<TileKey, MessageInsight, InsightTile> {
    private static final long serialVersionUID = 1;

    private final long wait;
    private final long horizon;

    private transient ValueState<TileSums> sums;
    private transient ValueState<Long> firing;

    SumTiles(Duration earlyFiring, Duration horizon) {
        this.wait = earlyFiring.toMillis();
        this.horizon = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        sums = getRuntimeContext().getState(new ValueStateDescriptor<>("sums", TileSums.class));
        firing = getRuntimeContext().getState(new ValueStateDescriptor<>("firing", Long.class));
    }

    @Override
    public void processElement(MessageInsight insight, Context context, Collector<InsightTile> out) throws Exception {
        var timers = context.timerService();
        long end = context.getCurrentKey().bucketEnd();
        TileSums before = sums.value();
        if (before == null) {
            timers.registerEventTimeTimer(end - 1);
            timers.registerEventTimeTimer(end + horizon);
        }
        boolean late = timers.currentWatermark() >= end - 1;
        sums.update(Objects.requireNonNullElse(before, TileSums.NONE).plus(insight, late));
        if (firing.value() == null) {
            long at = timers.currentProcessingTime() + wait;
            timers.registerProcessingTimeTimer(at);
            firing.update(at);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<InsightTile> out) throws Exception {
        TileSums known = sums.value();
        if (known != null) {
            out.collect(InsightTile.at(context.timerService().currentWatermark(), context.getCurrentKey(), known));
        }
        Long pending = firing.value();
        if (pending != null) {
            context.timerService().deleteProcessingTimeTimer(pending);
            firing.clear();
        }
        boolean isEventTime = context.timeDomain() == TimeDomain.EVENT_TIME;
        if (isEventTime && timestamp >= context.getCurrentKey().bucketEnd() + horizon) {
            sums.clear();
        }
    }
}
