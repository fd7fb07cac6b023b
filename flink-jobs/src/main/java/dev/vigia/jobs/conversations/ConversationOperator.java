package dev.vigia.jobs.conversations;

import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.LedgerEntry;
import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileChanges;
import dev.vigia.jobs.metrics.TileKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps {@link Conversation}s: drops events that were seen before, applies the others, and sets the timers by which
 * time passes. Events outside any conversation are their own key and are only kept from repeating.
 *
 * <p>Events are collected for {@link #LONGEST_WAIT_MILLIS}, under load for twice the time that the last bundle took, or
 * until {@link #MOST_EVENTS} are there, and applied together, conversation by conversation: each state is read and written once, and a tile is told once however many
 * conversations touch it. A bundle ends before every watermark and checkpoint, so neither sees half of one.
 *
 * <p>Main output: each event, once. A conversation falls silent by event time; where no event moves that on, the same
 * time on the machine's clock does, so the last conversation of the night closes too.
 */
@NullUnmarked
final class ConversationOperator extends AbstractStreamOperator<FlatEvent>
        implements OneInputStreamOperator<FlatEvent, FlatEvent>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1;

    static final OutputTag<ConversationRow> CONVERSATIONS =
            new OutputTag<>("conversations", TypeInformation.of(ConversationRow.class));
    static final OutputTag<TurnRow> TURNS = new OutputTag<>("turns", TypeInformation.of(TurnRow.class));
    static final OutputTag<TileChange> TILE_CHANGES =
            new OutputTag<>("tile-changes", TypeInformation.of(TileChange.class));
    static final OutputTag<ContactChange> CONTACTS =
            new OutputTag<>("contacts", TypeInformation.of(ContactChange.class));
    static final OutputTag<LedgerEntry> LEDGER = new OutputTag<>("ledger", TypeInformation.of(LedgerEntry.class));

    static final long LONGEST_WAIT_MILLIS = 20;
    private static final long LONGEST_WAIT_UNDER_LOAD_MILLIS = 200;
    static final int MOST_EVENTS = 5_000;
    private static final String BATCH = "batch";

    /** How much longer the machine's clock waits than event time would: event time gets the first chance. */
    private static final long PATIENCE = Duration.ofSeconds(15).toMillis();

    /** How long an event outside any conversation is kept from repeating. */
    private static final long LOOSE_EVENT_HORIZON = Duration.ofDays(1).toMillis();

    private final ConversationSettings settings;

    private transient RecentConversations conversations;
    private transient MapState<String, Turn> olderTurns;
    private transient MapState<Long, Boolean> seen;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<String, List<FlatEvent>> bundle;
    private transient int waiting;
    private transient boolean flushIsDue;
    private transient long collectMillis;
    private transient PendingLines ledger;

    ConversationOperator(ConversationSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        boolean batch = getKeyedStateBackend().getBackendTypeIdentifier().equals(BATCH);
        conversations = new RecentConversations(
                this,
                getRuntimeContext().getState(new ValueStateDescriptor<>("conversation", ConversationState.class)),
                batch ? 0 : RecentConversations.MOST);
        olderTurns = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("older-turns", Types.STRING, TypeInformation.of(Turn.class)));
        seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", Types.LONG, Types.BOOLEAN));
        timers = getInternalTimerService("timers", VoidNamespaceSerializer.INSTANCE, this);
        bundle = new LinkedHashMap<>();
        collectMillis = LONGEST_WAIT_MILLIS;
        ledger = new PendingLines(getProcessingTimeService(), line -> output.collect(LEDGER, new StreamRecord<>(line)));
    }

    /** The key is set when a bundle is applied, not when an event comes. */
    @Override
    public void setKeyContextElement(StreamRecord<FlatEvent> record) {}

    @Override
    public void processElement(StreamRecord<FlatEvent> record) throws Exception {
        var event = record.getValue();
        bundle.computeIfAbsent(event.key(), none -> new ArrayList<>(4)).add(event);
        if (++waiting >= MOST_EVENTS) {
            applyBundle();
        } else if (!flushIsDue) {
            flushIsDue = true;
            var clock = getProcessingTimeService();
            clock.registerTimer(clock.getCurrentProcessingTime() + collectMillis, time -> {
                flushIsDue = false;
                applyBundle();
            });
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        applyBundle();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        applyBundle();
        ledger.tell();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        conversations.save();
        super.snapshotState(context);
    }

    @Override
    public void finish() throws Exception {
        applyBundle();
        ledger.tell();
        super.finish();
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        var state = conversations.get();
        if (state != null) {
            var changes = new TileChanges();
            var resumed = resume(state, changes);
            resumed.advanceTo(timers.currentWatermark());
            settle(resumed, state.alarms().without(timer.getTimestamp(), true));
            conversations.shrink();
            tell(changes);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        var state = conversations.get();
        if (state == null) {
            clear();
            return;
        }
        long now = Math.max(timers.currentProcessingTime(), timer.getTimestamp());
        if (now >= state.alarms().lastArrival() + settings.stateHorizon().toMillis()) {
            clear();
            return;
        }
        var changes = new TileChanges();
        var resumed = resume(state, changes);
        resumed.advanceTo(timers.currentWatermark());
        if (timer.getTimestamp() >= state.alarms().processing()) {
            resumed.advanceTo(resumed.lastAt() + now - state.alarms().lastArrival() - PATIENCE);
        }
        settle(resumed, state.alarms().without(timer.getTimestamp(), false));
        conversations.shrink();
        tell(changes);
    }

    private void applyBundle() throws Exception {
        if (waiting == 0) {
            return;
        }
        long began = timers.currentProcessingTime();
        var events = bundle;
        bundle = new LinkedHashMap<>();
        waiting = 0;
        var changes = new TileChanges();
        for (var ofKey : events.entrySet()) {
            setCurrentKey(ofKey.getKey());
            apply(ofKey.getValue(), changes);
        }
        conversations.shrink();
        tell(changes);
        // Larger bundles cost less an event: what cannot keep up may wait a little longer for the next.
        long took = timers.currentProcessingTime() - began;
        collectMillis = Math.max(LONGEST_WAIT_MILLIS, Math.min(2 * took, LONGEST_WAIT_UNDER_LOAD_MILLIS));
    }

    private void apply(List<FlatEvent> events, TileChanges changes) throws Exception {
        long watermark = timers.currentWatermark();
        var state = conversations.get();
        var known = new SeenEvents(state == null ? SeenEvents.NONE : state.seen(), seen);
        Conversation resumed = null;
        for (var event : events) {
            var loose = event.conversationId() == null || event.type() == EventType.ANNOTATION_ADDED;
            boolean isNew = loose ? known.addLoose(event.eventId()) : known.add(event.eventId());
            if (!isNew) {
                ledger.note(
                        LedgerEntry.ofDuplicate(event.source(), event.agentId(), event.observedAt(), event.sequence()));
                continue;
            }
            boolean late = TileKey.isLate(event.occurredAt(), watermark);
            ledger.note(
                    LedgerEntry.ofStored(event.source(), event.agentId(), event.observedAt(), event.sequence(), late));
            output.collect(new StreamRecord<>(event, event.occurredAt()));
            if (loose) {
                setExpiryOfLooseEvent(state == null && resumed == null);
                continue;
            }
            if (resumed == null) {
                state = state == null ? ConversationState.blank(event.conversationId()) : state;
                resumed = resume(state, changes);
            }
            resumed.apply(event, watermark);
        }
        if (resumed != null) {
            resumed.remember(known.hashes());
            settle(resumed, state.alarms().arrived(timers.currentProcessingTime()));
        }
    }

    private Conversation resume(ConversationState state, TileChanges changes) {
        return new Conversation(state, new StoredTurns(olderTurns), settings, changes);
    }

    private void settle(Conversation changed, Alarms alarms) throws Exception {
        changed.turnRows().forEach(row -> output.collect(TURNS, new StreamRecord<>(row)));
        if (changed.conversationRow() != null) {
            output.collect(CONVERSATIONS, new StreamRecord<>(changed.conversationRow()));
        }
        changed.contactChanges().forEach(change -> output.collect(CONTACTS, new StreamRecord<>(change)));
        conversations.put(changed.state(set(alarms, changed)));
    }

    private void tell(TileChanges changes) {
        changes.minutes().forEach(change -> output.collect(TILE_CHANGES, new StreamRecord<>(change)));
        changes.wholes().forEach(change -> output.collect(TILE_CHANGES, new StreamRecord<>(change)));
    }

    /** Sets the timers that are needed and not set. One that is set too early stays: it looks again when it fires. */
    private Alarms set(Alarms alarms, Conversation resumed) {
        long event = alarms.event();
        long processing = alarms.processing();
        long deadline = resumed.nextDeadline();
        if (deadline != Alarms.NONE) {
            if (deadline < event) {
                event = deadline;
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, event);
            }
            long byTheClock = alarms.lastArrival() + Math.max(0, deadline - resumed.lastAt()) + PATIENCE;
            if (byTheClock < processing) {
                processing = byTheClock;
                timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, processing);
            }
        }
        long expiry = alarms.expiry();
        if (expiry == Alarms.NONE) {
            expiry = alarms.lastArrival() + settings.stateHorizon().toMillis();
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, expiry);
        }
        return new Alarms(event, processing, expiry, alarms.lastArrival());
    }

    private void setExpiryOfLooseEvent(boolean alone) {
        if (alone) {
            timers.registerProcessingTimeTimer(
                    VoidNamespace.INSTANCE, timers.currentProcessingTime() + LOOSE_EVENT_HORIZON);
        }
    }

    private void clear() {
        conversations.remove();
        olderTurns.clear();
        seen.clear();
    }
}
