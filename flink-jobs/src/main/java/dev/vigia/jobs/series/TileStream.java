package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;
import dev.vigia.events.Topics;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.Rejection;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way in for jobs that read metrics instead of events:
 *
 * <pre>
 * chat.tiles -> tiles with the watermark of the job that made them
 *           \-> rejected (dead letters)
 * </pre>
 *
 * A tile's time is the watermark at which it was made ({@code asOf}), not its minute: an old minute that is corrected
 * now is news from now. Watermarks are kept per partition, so partitions that are read at different speeds after an
 * outage do not make each other's tiles late.
 */
public final class TileStream {
    private TileStream() {}

    /** @param rejected records that are no tiles */
    public record Streams(DataStream<MetricTile> tiles, DataStream<Rejection> rejected) {}

    /**
     * @param job the job's name: its consumer group and the stage that dead letters name
     * @param since where a job without state starts to read (by the records' own times): so far back that its series
     *     are whole at once
     */
    public static Streams fromKafka(StreamExecutionEnvironment env, JobSettings settings, String job, Instant since) {
        var source = KafkaSource.<TileRecord>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setTopics(Topics.TILES)
                .setGroupId("vigia-" + job)
                .setStartingOffsets(OffsetsInitializer.timestamp(since.toEpochMilli()))
                .setDeserializer(new TileSchema())
                .setProperty("partition.discovery.interval.ms", "10000")
                .setProperty("fetch.max.wait.ms", "50")
                .build();
        var records =
                env.fromSource(source, watermarks(settings), "Metric tiles").uid("metric-tiles");
        return split(records, job);
    }

    static WatermarkStrategy<TileRecord> watermarks(JobSettings settings) {
        return WatermarkStrategy.<TileRecord>forBoundedOutOfOrderness(settings.outOfOrderness())
                .withTimestampAssigner((record, previous) -> timeOf(record))
                .withIdleness(settings.idleness());
    }

    static Streams split(DataStream<TileRecord> records, String job) {
        var tiles = records.process(new TileSplit(job)).uid("split-tiles").name("Part tiles from dead letters");
        return new Streams(tiles, tiles.getSideOutput(TileSplit.REJECTED));
    }

    /** What is no tile moves no watermark. */
    private static long timeOf(TileRecord record) {
        var tile = record.tile();
        return tile == null ? 0 : tile.asOf().toEpochMilli();
    }
}
