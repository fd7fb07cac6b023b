package dev.vigia.jobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Gives events that name only their user a conversation, see {@link UserSessions}; at once, so that they are as fresh as
 * others. What one user sends lies in one partition, so every job that reads it gives the same names.
 */
final class SessionOperator extends KeyedProcessFunction<String, FlatEvent, FlatEvent> {
    private static final long serialVersionUID = 1;

    private final long gap;
    private final long horizon;

    private transient @Nullable ValueState<long[]> sessions;
    private transient @Nullable Retention retention;

    /**
     * @param gap silence that parts conversations
     * @param horizon how long after a user's last event their sessions are remembered
     */
    SessionOperator(Duration gap, Duration horizon) {
        this.gap = gap.toMillis();
        this.horizon = horizon.toMillis();
    }

    /** One user of one agent; ids hold no NUL. */
    static String key(FlatEvent event) {
        return event.agentId() + '\0' + event.userId();
    }

    @Override
    public void open(OpenContext context) {
        var state = getRuntimeContext();
        sessions = state.getState(
                new ValueStateDescriptor<>("sessions", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        retention = new Retention(state.getState(new ValueStateDescriptor<>("end", Long.class)), horizon);
    }

    @Override
    public void processElement(FlatEvent event, Context context, Collector<FlatEvent> out) throws IOException {
        var state = Objects.requireNonNull(sessions, "opened");
        Objects.requireNonNull(retention, "opened").use(context.timerService());
        long[] known = state.value();
        var joined = (known == null ? UserSessions.none() : new UserSessions(known))
                .join(event.type(), event.occurredAt(), gap);
        state.update(joined.sessions().numbers());
        var user = Objects.requireNonNull(event.userId(), "the contract wants a user where there is no conversation");
        out.collect(event.in(SessionNames.of(event.agentId(), user, joined.founded())));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FlatEvent> out) throws IOException {
        if (Objects.requireNonNull(retention, "opened").endsAt(timestamp)) {
            Objects.requireNonNull(sessions, "opened").clear();
        }
    }
}
