package dev.vigia.jobs.metrics;

import dev.vigia.jobs.JobAge;
import dev.vigia.jobs.Unsaved;
import dev.vigia.schema.DistinctUsers;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/**
 * Sums the changes of one tile. A changed minute is told within {@link #TELL_AFTER}, an hour or a day within
 * {@link #TELL_WHOLE_AFTER}, whatever the watermark does, and once more when the watermark passes its end; the state
 * ends when nothing has changed it for the state horizon. What comes later still is added to the tile as it is stored.
 *
 * <p>Only a job that has run for longer than the horizon can have forgotten a tile; one that begins anew reads all events,
 * and what is stored must not be added to these. A tile that was read back is told when a checkpoint holds it: told before,
 * it would be read back with the change in it if the job failed, and be given the change again.
 */
@NullUnmarked
public final class TileOperator extends KeyedProcessFunction<TileKey, TileChange, TileRow>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1;

    static final Duration TELL_AFTER = Duration.ofMillis(200);
    static final Duration TELL_WHOLE_AFTER = Duration.ofSeconds(1);

    /** Fires when a bounded input ends, so that nothing stays untold; a stream without end never comes there. */
    private static final long END_OF_INPUT = Long.MAX_VALUE;

    private final Duration stateHorizon;
    private final int generation;
    private final long highestVersion;
    private final StoredTiles stored;

    private transient JobAge age;
    private transient Unsaved<TileKey> unsaved;
    private transient ValueState<TileState> tile;

    /**
     * @param highestVersion versions follow the clock up to here, epoch milliseconds, and grow no faster than by one
     *     afterwards, so that a later run over the same tiles has the last word
     * @param stored where tiles are found that were forgotten
     */
    public TileOperator(Duration stateHorizon, int generation, long highestVersion, StoredTiles stored) {
        this.stateHorizon = stateHorizon;
        this.generation = generation;
        this.highestVersion = highestVersion;
        this.stored = stored;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        age = new JobAge(context);
        unsaved = new Unsaved<>(context);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        age.save(context.getCheckpointTimestamp());
        unsaved.begin(context.getCheckpointId());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        unsaved.complete(checkpointId);
    }

    @Override
    public void open(OpenContext context) {
        tile = getRuntimeContext().getState(new ValueStateDescriptor<>("tile", TileState.class));
    }

    @Override
    public void processElement(TileChange change, Context context, Collector<TileRow> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var known = tile.value();
        if (known == null) {
            age.runsAt(now);
            known = forgotten(change.key(), now);
            timers.registerEventTimeTimer(change.key().endMillis());
            timers.registerEventTimeTimer(END_OF_INPUT);
            timers.registerProcessingTimeTimer(now + stateHorizon.toMillis());
        }
        var delay = change.key().isMinute() ? TELL_AFTER : TELL_WHOLE_AFTER;
        var upkeep = known.upkeep().changed(now, delay.toMillis());
        if (known.upkeep().tellAt() == Upkeep.NEVER) {
            timers.registerProcessingTimeTimer(upkeep.tellAt());
        }
        tile.update(new TileState(
                known.counts().plus(change.counts()),
                known.bins().plus(change.bins()),
                DistinctUsers.with(known.users(), change.users()),
                known.lateEvents() + change.lateEvents(),
                upkeep));
    }

    private TileState forgotten(TileKey key, long now) throws Exception {
        boolean canBe = age.exceeds(stateHorizon, now) && key.endMillis() + stateHorizon.toMillis() <= now;
        var found = canBe ? stored.find(key) : null;
        if (found == null) {
            return TileState.EMPTY;
        }
        unsaved.add(key);
        return found;
    }

    @Override
    public void close() {
        stored.close();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TileRow> out) throws Exception {
        var known = tile.value();
        if (known == null) {
            return;
        }
        var timers = context.timerService();
        if (unsaved.contains(context.getCurrentKey())) {
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + TELL_WHOLE_AFTER.toMillis());
            return;
        }
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
        } else {
            timers.registerProcessingTimeTimer(expiry);
        }
    }

    private void tell(TileState known, OnTimerContext context, Collector<TileRow> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var told = new TileState(
                known.counts(),
                known.bins(),
                known.users(),
                known.lateEvents(),
                known.upkeep().told(Math.min(now, highestVersion)));
        tile.update(told);
        var key = context.getCurrentKey();
        out.collect(new TileRow(
                key.granularity(),
                told.counts(),
                told.users(),
                Tiles.tile(key, told, generation, timers.currentWatermark(), now)));
    }
}
