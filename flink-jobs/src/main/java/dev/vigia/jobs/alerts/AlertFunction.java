package dev.vigia.jobs.alerts;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.series.AgentKey;
import dev.vigia.jobs.series.EventClock;
import dev.vigia.jobs.series.MetricTotals;
import dev.vigia.jobs.series.Minutes;
import dev.vigia.jobs.series.RecentTiles;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets every rule look at an agent soon after each of its tiles, provisional ones too, and every few seconds as long
 * as there is something to look at, so that alerts also end when the traffic does.
 */
final class AlertFunction extends KeyedProcessFunction<AgentKey, MetricTile, Alert> {
    private static final long serialVersionUID = 1;

    static final OutputTag<AllClear> ALL_CLEAR = new OutputTag<>("all-clear") {
        private static final long serialVersionUID = 1;
    };

    /** Tiles come in bursts; one look serves all of a burst. */
    static final long LOOK_DELAY = 100;

    static final long LOOK_INTERVAL = Duration.ofSeconds(5).toMillis();

    /** After a start, time for the tiles of before to be read again. */
    static final long SETTLING = Duration.ofSeconds(30).toMillis();

    private final AlertRules rules;
    private transient RecentTiles tiles;
    private transient MapState<String, RuleState> states;
    private transient ValueState<AlertWatch> watches;
    /** Since when this run knows each agent, in processing time, until all is clear. */
    private transient Map<AgentKey, Long> settling;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    AlertFunction(AlertRules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        tiles = RecentTiles.of(getRuntimeContext());
        states = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleState.class)));
        watches =
                getRuntimeContext().getState(new ValueStateDescriptor<>("watch", TypeInformation.of(AlertWatch.class)));
        settling = new HashMap<>();
    }

    @Override
    public void processElement(MetricTile tile, Context context, Collector<Alert> out) throws Exception {
        long now = context.timerService().currentProcessingTime();
        var watch = watches.value();
        var clock =
                watch == null ? EventClock.startedBy(tile, now) : watch.clock().advancedBy(tile, now);
        if (Minutes.start(tile) >= rules.firstMinute(clock.at(now))) {
            tiles.put(tile);
        }
        long look = now + LOOK_DELAY;
        if (watch != null && watch.nextLook() <= look) {
            look = watch.nextLook();
        } else {
            if (watch != null) {
                context.timerService().deleteProcessingTimeTimer(watch.nextLook());
            }
            context.timerService().registerProcessingTimeTimer(look);
        }
        watches.update(new AlertWatch(clock, look));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        var watch = watches.value();
        if (watch == null || timestamp < watch.nextLook()) {
            return;
        }
        var agent = (AgentKey) context.getCurrentKey();
        long now = context.timerService().currentProcessingTime();
        long eventTime = watch.clock().at(now);
        tiles.evictBefore(rules.firstMinute(eventTime));
        look(agent, eventTime, now, out);
        boolean done = tiles.isEmpty() && states.isEmpty();
        settle(agent, eventTime, now, done, context);
        if (done) {
            watches.clear();
            settling.remove(agent);
        } else {
            long next = now + LOOK_INTERVAL;
            watches.update(new AlertWatch(watch.clock(), next));
            context.timerService().registerProcessingTimeTimer(next);
        }
    }

    private void look(AgentKey agent, long eventTime, long now, Collector<Alert> out) throws Exception {
        var totals = tiles.totals(Long.MIN_VALUE, Long.MAX_VALUE);
        long minute = newestActive(totals, eventTime);
        for (var rule : rules.all()) {
            var reading = Reading.of(rule, totals, eventTime);
            var step = Step.take(rule, states.get(rule.id()), reading, now, minute);
            var row = step.row();
            if (row != null) {
                out.collect(
                        step.change() == Step.Change.RESOLVED
                                ? Alert.resolved(agent, rule, row, reading, Instant.ofEpochMilli(eventTime))
                                : Alert.firing(agent, rule, row, reading));
            }
            if (step.state() == null) {
                states.remove(rule.id());
            } else {
                states.put(rule.id(), step.state());
            }
        }
    }

    private void settle(AgentKey agent, long eventTime, long now, boolean done, OnTimerContext context)
            throws Exception {
        long since = settling.computeIfAbsent(agent, unknown -> now);
        if (since == Long.MAX_VALUE || (!done && now - since < SETTLING)) {
            return;
        }
        settling.put(agent, Long.MAX_VALUE);
        for (var rule : rules.all()) {
            var state = states.get(rule.id());
            if (state == null || !state.isAlert()) {
                context.output(
                        ALL_CLEAR,
                        new AllClear(
                                agent.generation(), agent.agentId(), rule.id(), Instant.ofEpochMilli(eventTime), now));
            }
        }
    }

    /** The start of the newest minute in which anything happened: when a rule finds its threshold crossed. */
    private static long newestActive(NavigableMap<Long, MetricTotals> totals, long eventTime) {
        return totals.descendingMap().entrySet().stream()
                .filter(minute -> !minute.getValue().isEmpty())
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(Minutes.floor(eventTime));
    }
}
