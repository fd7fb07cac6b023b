package dev.vigia.jobs.trends;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.series.AgentKey;
import dev.vigia.jobs.series.EventClock;
import dev.vigia.jobs.series.Metric;
import dev.vigia.jobs.series.Minutes;
import dev.vigia.jobs.series.RecentTiles;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Closes one window a minute for each agent, from its first tile until its tiles are forgotten. A window is closed by
 * the watermark or, on a stream that has fallen silent, by the time that has passed since; whichever comes first
 * decides, the other then finds it closed. Nothing is said about windows in which nothing happened, except for the
 * first of them, which ends what was said before.
 */
final class TrendFunction extends KeyedProcessFunction<AgentKey, MetricTile, Trend> {
    private static final long serialVersionUID = 1;

    private final TrendSettings settings;
    private transient RecentTiles tiles;
    private transient ValueState<TrendProgress> progress;
    private transient Counter forgotten;

    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    TrendFunction(TrendSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        tiles = RecentTiles.of(getRuntimeContext());
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(TrendProgress.class)));
        forgotten = getRuntimeContext().getMetricGroup().counter("tilesOfForgottenMinutes");
    }

    @Override
    public void processElement(MetricTile tile, Context context, Collector<Trend> out) throws Exception {
        long minute = Minutes.start(tile);
        long now = context.timerService().currentProcessingTime();
        var known = progress.value();
        if (isForgotten(minute, known, context.timerService().currentWatermark())) {
            forgotten.inc();
            return;
        }
        tiles.put(tile);
        TrendProgress next;
        if (known == null) {
            next = TrendProgress.startedBy(minute, EventClock.startedBy(tile, now));
            context.timerService().registerEventTimeTimer(next.nextEnd());
        } else {
            next = known.with(minute, known.clock().advancedBy(tile, now));
        }
        progress.update(next.fallbackAt() > 0 ? next : withFallback(next, now, context.timerService()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Trend> out) throws Exception {
        var known = progress.value();
        if (known == null) {
            return;
        }
        var timers = context.timerService();
        switch (context.timeDomain()) {
            case EVENT_TIME -> {
                if (timestamp >= known.nextEnd()) {
                    close(known, context, out);
                }
            }
            case PROCESSING_TIME -> {
                var next = known;
                if (timestamp >= known.deadline()) {
                    timers.deleteEventTimeTimer(known.nextEnd());
                    next = close(known, context, out);
                }
                if (next != null) {
                    progress.update(withFallback(next, timestamp, timers));
                }
            }
        }
    }

    /** Closes the next window; null when nothing is left of the agent. */
    private @Nullable TrendProgress close(TrendProgress known, OnTimerContext context, Collector<Trend> out)
            throws Exception {
        var timers = context.timerService();
        long end = known.nextEnd();
        long start = end - settings.window().toMillis();
        var minutes = new MinuteSeries(tiles.totals(start, end), Math.max(start, known.firstMinute()), end);
        boolean active = minutes.hasActivity();
        if (active || known.active()) {
            emit(minutes, window(context, known, start, end), out);
        }
        tiles.evictBefore(end + Minutes.MINUTE - settings.history().toMillis());
        boolean inputEnded = timers.currentWatermark() == Long.MAX_VALUE && end > known.lastMinute();
        if (tiles.isEmpty() || inputEnded) {
            tiles.evictBefore(Long.MAX_VALUE);
            progress.clear();
            timers.deleteProcessingTimeTimer(known.fallbackAt());
            return null;
        }
        var next = known.closed(active);
        progress.update(next);
        timers.registerEventTimeTimer(next.nextEnd());
        return next;
    }

    private void emit(MinuteSeries minutes, Trend.Window window, Collector<Trend> out) {
        for (var metric : Metric.values()) {
            var series = minutes.of(metric);
            if (series.size() >= settings.leastPoints()) {
                out.collect(
                        Trend.of(window, metric, Finding.of(series, settings.significance(), settings.leastChange())));
            }
        }
    }

    private static Trend.Window window(OnTimerContext context, TrendProgress known, long start, long end) {
        return new Trend.Window(
                (AgentKey) context.getCurrentKey(),
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(end),
                Instant.ofEpochMilli(Math.max(end, known.clock().eventTime())),
                context.timerService().currentProcessingTime());
    }

    /** Whether a minute is older than anything that is still kept. */
    private boolean isForgotten(long minute, @Nullable TrendProgress known, long watermark) {
        long newestEnd = known == null ? watermark : known.nextEnd();
        return minute + settings.history().toMillis() < newestEnd;
    }

    private static TrendProgress withFallback(TrendProgress next, long now, TimerService timers) {
        long time = Math.max(next.deadline(), now + 1);
        timers.registerProcessingTimeTimer(time);
        return next.withFallbackAt(time);
    }
}
