package dev.vigia.jobs.metrics;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.LatencySketch;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/**
 * Sums the changes of one minute tile. A changed tile is told within {@link #TELL_AFTER}, whatever the watermark does,
 * and once more when the watermark passes the end of its minute; the state ends when nothing has changed it for the
 * state horizon.
 *
 * <p>Sketches are kept as counts of bins, because what is counted must be possible to take back.
 */
@NullUnmarked
public final class TileOperator extends KeyedProcessFunction<TileKey, TileChange, MetricTile> {
    private static final long serialVersionUID = 1;

    static final Duration TELL_AFTER = Duration.ofMillis(200);

    /** Fires when a bounded input ends, so that nothing stays untold; a stream without end never comes there. */
    private static final long END_OF_INPUT = Long.MAX_VALUE;

    private final Duration stateHorizon;
    private final int generation;

    private transient ValueState<TileState> tile;
    private transient MapState<Long, Long> bins;

    public TileOperator(Duration stateHorizon, int generation) {
        this.stateHorizon = stateHorizon;
        this.generation = generation;
    }

    @Override
    public void open(OpenContext context) {
        tile = getRuntimeContext().getState(new ValueStateDescriptor<>("tile", TileState.class));
        bins = getRuntimeContext().getMapState(new MapStateDescriptor<>("bins", Types.LONG, Types.LONG));
    }

    @Override
    public void processElement(TileChange change, Context context, Collector<MetricTile> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var known = tile.value();
        if (known == null) {
            known = TileState.EMPTY;
            timers.registerEventTimeTimer(change.key().endMillis());
            timers.registerEventTimeTimer(END_OF_INPUT);
            timers.registerProcessingTimeTimer(now + stateHorizon.toMillis());
        }
        var upkeep = known.upkeep().changed(now, TELL_AFTER.toMillis());
        if (known.upkeep().tellAt() == Upkeep.NEVER) {
            timers.registerProcessingTimeTimer(upkeep.tellAt());
        }
        for (var measured : change.durations()) {
            addToBin(measured);
        }
        tile.update(
                new TileState(known.counts().plus(change.counts()), known.lateEvents() + change.lateEvents(), upkeep));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MetricTile> out) throws Exception {
        var known = tile.value();
        if (known == null) {
            return;
        }
        var timers = context.timerService();
        if (context.timeDomain() == TimeDomain.EVENT_TIME) {
            if (timestamp != END_OF_INPUT || known.upkeep().tellAt() != Upkeep.NEVER) {
                tell(known, context, out);
            }
            return;
        }
        long expiry = known.upkeep().lastChange() + stateHorizon.toMillis();
        if (timestamp >= known.upkeep().tellAt()) {
            tell(known, context, out);
        } else if (timestamp >= expiry) {
            timers.deleteEventTimeTimer(END_OF_INPUT);
            timers.deleteEventTimeTimer(context.getCurrentKey().endMillis());
            tile.clear();
            bins.clear();
        } else {
            timers.registerProcessingTimeTimer(expiry);
        }
    }

    private void addToBin(Share.Measured measured) throws Exception {
        long bin = binKey(measured.latency(), LatencySketch.bin(measured.millis()));
        long count = Objects.requireNonNullElse(bins.get(bin), 0L) + measured.times();
        if (count == 0) {
            bins.remove(bin);
        } else {
            bins.put(bin, count);
        }
    }

    private void tell(TileState known, OnTimerContext context, Collector<MetricTile> out) throws Exception {
        var timers = context.timerService();
        var upkeep = known.upkeep().told(timers.currentProcessingTime());
        var told = new TileState(known.counts(), known.lateEvents(), upkeep);
        tile.update(told);
        out.collect(Tiles.tile(
                context.getCurrentKey(),
                told,
                sketches(),
                generation,
                timers.currentWatermark(),
                timers.currentProcessingTime()));
    }

    private Map<Latency, byte[]> sketches() throws Exception {
        var counts = new EnumMap<Latency, Map<Integer, Long>>(Latency.class);
        for (var latency : Latency.values()) {
            counts.put(latency, new HashMap<>());
        }
        for (var bin : bins.entries()) {
            counts.get(Latency.values()[(int) (bin.getKey() >> 32)])
                    .put(bin.getKey().intValue(), bin.getValue());
        }
        var sketches = new EnumMap<Latency, byte[]>(Latency.class);
        counts.forEach((latency, ofLatency) ->
                sketches.put(latency, LatencySketch.ofBins(ofLatency).encode()));
        return sketches;
    }

    private static long binKey(Latency latency, int bin) {
        return ((long) latency.ordinal() << 32) | Integer.toUnsignedLong(bin);
    }
}
