package dev.vigia.jobs.metrics;

import dev.vigia.schema.DistinctUsers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
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

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Duration stateHorizon;
    private final int generation;
    private final long highestVersion;
    private final StoredTiles stored;

    private transient ListState<Long> births;
    /** When the job began without state, epoch milliseconds; {@link #NOT_YET} before its first event. */
    private transient long bornAt;

    private transient ValueState<TileState> tile;
    /** Whether this job takes checkpoints at all: after the horizon it has taken many. */
    private transient boolean checkpointed;

    /** Read back since the last checkpoint began. */
    private transient Set<TileKey> unsaved;
    /** Read back before a checkpoint that has not been completed, by its number. */
    private transient NavigableMap<Long, Set<TileKey>> saving;

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

    /** A job whose state does not say when it began is older than that question. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        births = context.getOperatorStateStore().getUnionListState(new ListStateDescriptor<>("born", Types.LONG));
        checkpointed = context.isRestored();
        var told = births.get().iterator();
        bornAt = context.isRestored() && !told.hasNext() ? 0 : NOT_YET;
        while (told.hasNext()) {
            bornAt = Math.min(bornAt, told.next());
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        checkpointed = true;
        births.update(List.of(Math.min(bornAt, context.getCheckpointTimestamp())));
        if (!unsaved.isEmpty()) {
            saving.put(context.getCheckpointId(), unsaved);
            unsaved = new HashSet<>();
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        saving.headMap(checkpointId, true).clear();
    }

    private boolean isSaved(TileKey key) {
        return !unsaved.contains(key) && saving.values().stream().noneMatch(keys -> keys.contains(key));
    }

    @Override
    public void open(OpenContext context) {
        tile = getRuntimeContext().getState(new ValueStateDescriptor<>("tile", TileState.class));
        unsaved = new HashSet<>();
        saving = new TreeMap<>();
    }

    @Override
    public void processElement(TileChange change, Context context, Collector<TileRow> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var known = tile.value();
        if (known == null) {
            bornAt = Math.min(bornAt, now);
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
        long horizon = stateHorizon.toMillis();
        boolean canBe = bornAt + horizon <= now && key.endMillis() + horizon <= now;
        var found = canBe ? stored.find(key) : null;
        if (found == null) {
            return TileState.EMPTY;
        }
        if (checkpointed) {
            unsaved.add(key);
        }
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
        if (!isSaved(context.getCurrentKey())) {
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
