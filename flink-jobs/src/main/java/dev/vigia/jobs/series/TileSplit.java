package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import dev.vigia.events.RejectedEvent;
import dev.vigia.jobs.Rejection;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts tiles from what could not be read, which goes to {@link #REJECTED}. */
final class TileSplit extends ProcessFunction<TileRecord, MetricTile> {
    private static final long serialVersionUID = 1;

    static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected-tiles") {
        private static final long serialVersionUID = 1;
    };

    private final String stage;

    /** @param stage the job's name, as dead letters carry it */
    TileSplit(String stage) {
        this.stage = stage;
    }

    @Override
    public void processElement(TileRecord record, Context context, Collector<MetricTile> out) {
        var tile = record.tile();
        if (tile != null) {
            out.collect(tile);
            return;
        }
        var code = Objects.requireNonNull(record.code());
        var bytes = Objects.requireNonNull(record.bytes());
        getRuntimeContext()
                .getMetricGroup()
                .addGroup("code", code)
                .counter("rejectedTiles")
                .inc();
        var letter = new RejectedEvent(
                Instant.ofEpochMilli(context.timerService().currentProcessingTime()),
                stage,
                code,
                Objects.requireNonNull(record.problem()),
                null,
                null,
                null,
                record.position(),
                RejectedEvent.cut(bytes),
                bytes.length);
        context.output(REJECTED, new Rejection(letter, record.recordedAt()));
    }
}
