package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.LedgerEntry;
import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileKey;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps {@link Conversation}s: drops events that were seen before, applies the others, and sets the timers by which
 * time passes. Events outside any conversation are their own key and are only kept from repeating.
 *
 * <p>Main output: each event, once. A conversation falls silent by event time; where no event moves that on, the same
 * time on the machine's clock does, so the last conversation of the night closes too.
 */
@NullUnmarked
final class ConversationOperator extends KeyedProcessFunction<String, FlatEvent, FlatEvent> {
    private static final long serialVersionUID = 1;

    static final OutputTag<ConversationRow> CONVERSATIONS =
            new OutputTag<>("conversations", TypeInformation.of(ConversationRow.class));
    static final OutputTag<TurnRow> TURNS = new OutputTag<>("turns", TypeInformation.of(TurnRow.class));
    static final OutputTag<TileChange> TILE_CHANGES =
            new OutputTag<>("tile-changes", TypeInformation.of(TileChange.class));
    static final OutputTag<LedgerEntry> LEDGER = new OutputTag<>("ledger", TypeInformation.of(LedgerEntry.class));

    /** How much longer the machine's clock waits than event time would: event time gets the first chance. */
    private static final long PATIENCE = Duration.ofSeconds(15).toMillis();

    /** How long an event outside any conversation is kept from repeating. */
    private static final long LOOSE_EVENT_HORIZON = Duration.ofDays(1).toMillis();

    private final ConversationSettings settings;

    private transient ValueState<ConversationState> conversation;
    private transient MapState<String, Turn> olderTurns;
    private transient MapState<String, Boolean> seen;

    ConversationOperator(ConversationSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        conversation =
                getRuntimeContext().getState(new ValueStateDescriptor<>("conversation", ConversationState.class));
        olderTurns = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("older-turns", Types.STRING, TypeInformation.of(Turn.class)));
        seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.BOOLEAN));
    }

    @Override
    public void processElement(FlatEvent event, Context context, Collector<FlatEvent> out) throws Exception {
        if (seen.contains(event.eventId())) {
            context.output(LEDGER, LedgerEntry.ofDuplicate(event.source(), event.observedAt(), event.sequence()));
            return;
        }
        seen.put(event.eventId(), true);
        long watermark = context.timerService().currentWatermark();
        boolean late = new TileKey(TileKey.minuteOf(event.occurredAt()), "", "", "", "").endsBy(watermark);
        context.output(LEDGER, LedgerEntry.ofStored(event.source(), event.observedAt(), event.sequence(), late));
        out.collect(event);
        if (event.conversationId() == null || event.type() == EventType.ANNOTATION_ADDED) {
            setExpiryOfLooseEvent(context);
        } else {
            apply(event, watermark, context);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FlatEvent> out) throws Exception {
        var state = conversation.value();
        boolean eventTime = context.timeDomain() == TimeDomain.EVENT_TIME;
        if (state == null) {
            if (!eventTime) {
                clear();
            }
            return;
        }
        long now = context.timerService().currentProcessingTime();
        if (!eventTime
                && now >= state.alarms().lastArrival() + settings.stateHorizon().toMillis()) {
            clear();
            return;
        }
        var resumed = new Conversation(state, new StoredTurns(olderTurns), settings);
        resumed.advanceTo(context.timerService().currentWatermark());
        if (!eventTime && timestamp >= state.alarms().processing()) {
            resumed.advanceTo(resumed.lastAt() + now - state.alarms().lastArrival() - PATIENCE);
        }
        tell(resumed, context);
        var alarms = state.alarms().without(timestamp, eventTime);
        conversation.update(resumed.state(set(alarms, resumed, context)));
    }

    private void apply(FlatEvent event, long watermark, Context context) throws Exception {
        var state = conversation.value();
        if (state == null) {
            state = ConversationState.blank(event.conversationId());
        }
        var resumed = new Conversation(state, new StoredTurns(olderTurns), settings);
        resumed.apply(event, watermark);
        tell(resumed, context);
        var alarms = state.alarms().arrived(context.timerService().currentProcessingTime());
        conversation.update(resumed.state(set(alarms, resumed, context)));
    }

    private static void tell(Conversation changed, KeyedProcessFunction<?, ?, ?>.Context context) {
        changed.turnRows().forEach(row -> context.output(TURNS, row));
        changed.tileChanges().forEach(change -> context.output(TILE_CHANGES, change));
        if (changed.conversationRow() != null) {
            context.output(CONVERSATIONS, changed.conversationRow());
        }
    }

    /** Sets the timers that are needed and not set. One that is set too early stays: it looks again when it fires. */
    private Alarms set(Alarms alarms, Conversation resumed, KeyedProcessFunction<?, ?, ?>.Context context) {
        var timers = context.timerService();
        long event = alarms.event();
        long processing = alarms.processing();
        long deadline = resumed.nextDeadline();
        if (deadline != Alarms.NONE) {
            if (deadline < event) {
                event = deadline;
                timers.registerEventTimeTimer(event);
            }
            long byTheClock = alarms.lastArrival() + Math.max(0, deadline - resumed.lastAt()) + PATIENCE;
            if (byTheClock < processing) {
                processing = byTheClock;
                timers.registerProcessingTimeTimer(processing);
            }
        }
        long expiry = alarms.expiry();
        if (expiry == Alarms.NONE) {
            expiry = alarms.lastArrival() + settings.stateHorizon().toMillis();
            timers.registerProcessingTimeTimer(expiry);
        }
        return new Alarms(event, processing, expiry, alarms.lastArrival());
    }

    private void setExpiryOfLooseEvent(Context context) throws Exception {
        if (conversation.value() == null) {
            var timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + LOOSE_EVENT_HORIZON);
        }
    }

    private void clear() {
        conversation.clear();
        olderTurns.clear();
        seen.clear();
    }
}
