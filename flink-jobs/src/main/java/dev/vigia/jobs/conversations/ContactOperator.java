package dev.vigia.jobs.conversations;

import dev.vigia.jobs.metrics.TileChange;
import dev.vigia.jobs.metrics.TileChanges;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.NullUnmarked;

/**
 * Tells of each conversation whether its user came back within a day and within a week, when these are over. Contacts
 * leave the state when they have not changed for the state horizon.
 */
@NullUnmarked
final class ContactOperator extends KeyedProcessFunction<ContactKey, ContactChange, TileChange> {
    private static final long serialVersionUID = 1;

    private final Duration horizon;
    private final long until;

    private transient ValueState<ContactsState> store;

    /** @param until nothing that would be over later is called over, epoch milliseconds */
    ContactOperator(Duration horizon, long until) {
        this.horizon = horizon;
        this.until = until;
    }

    @Override
    public void open(OpenContext context) {
        store = getRuntimeContext().getState(new ValueStateDescriptor<>("contacts", ContactsState.class));
    }

    @Override
    public void processElement(ContactChange change, Context context, Collector<TileChange> out) throws Exception {
        var timers = context.timerService();
        long now = timers.currentProcessingTime();
        var before = known();
        var contacts = new Contacts(before.contacts());
        var tiles = new TileChanges();
        contacts.apply(change, now, tiles);
        settle(contacts, before, now, timers, tiles, out);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TileChange> out) throws Exception {
        var timers = context.timerService();
        boolean eventTime = context.timeDomain() == TimeDomain.EVENT_TIME;
        long now = eventTime ? timers.currentProcessingTime() : Math.max(timestamp, timers.currentProcessingTime());
        var before = known();
        settle(new Contacts(before.contacts()), before, now, timers, new TileChanges(), out);
    }

    private ContactsState known() throws Exception {
        var state = store.value();
        return state == null ? ContactsState.NONE : state;
    }

    private void settle(
            Contacts contacts,
            ContactsState before,
            long now,
            TimerService timers,
            TileChanges tiles,
            Collector<TileChange> out)
            throws Exception {
        contacts.advance(timers.currentWatermark(), now, until, tiles);
        contacts.expire(now, horizon);
        var state = contacts.state(horizon);
        set(before, state, timers);
        if (state.contacts().isEmpty()) {
            store.clear();
        } else {
            store.update(state);
        }
        tiles.minutes().forEach(out::collect);
        tiles.wholes().forEach(out::collect);
    }

    private static void set(ContactsState before, ContactsState after, TimerService timers) {
        if (before.eventTimer() != after.eventTimer()) {
            if (before.eventTimer() != Alarms.NONE) {
                timers.deleteEventTimeTimer(before.eventTimer());
            }
            if (after.eventTimer() != Alarms.NONE) {
                timers.registerEventTimeTimer(after.eventTimer());
            }
        }
        if (before.clockTimer() != after.clockTimer()) {
            if (before.clockTimer() != Alarms.NONE) {
                timers.deleteProcessingTimeTimer(before.clockTimer());
            }
            if (after.clockTimer() != Alarms.NONE) {
                timers.registerProcessingTimeTimer(after.clockTimer());
            }
        }
    }
}
