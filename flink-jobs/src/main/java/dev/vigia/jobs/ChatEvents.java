package dev.vigia.jobs;

import dev.vigia.events.Topics;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way in for every job:
 *
 * <pre>
 * chat.events (bytes) -> decode -> events with timestamps and watermarks
 *                              \-> rejected (dead letters)
 * </pre>
 *
 * A job that starts without state starts at the beginning of the topic: rows follow from all events, and state that
 * began in the middle would overwrite them with less.
 *
 * <p>Watermarks are given here and nowhere else. They follow decoding, because only the decoded event knows its time.
 */
public final class ChatEvents {
    private ChatEvents() {}

    /**
     * @param events with timestamps and watermarks
     * @param rejected what could not be decoded; exactly one job, conversations, sends it to Kafka
     */
    public record Streams(DataStream<FlatEvent> events, DataStream<Rejection> rejected) {}

    /**
     * @param job the job's name: its consumer group and the stage that dead letters name
     */
    public static Streams fromKafka(StreamExecutionEnvironment env, JobSettings settings, String job) {
        return read(env, settings, job, source(settings, job));
    }

    /** The same, up to where the topic ends at the start of the job. */
    public static Streams fromKafkaUntilNow(StreamExecutionEnvironment env, JobSettings settings, String job) {
        return read(env, settings, job, source(settings, job).setBounded(OffsetsInitializer.latest()));
    }

    private static KafkaSourceBuilder<RawRecord> source(JobSettings settings, String job) {
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setTopics(Topics.EVENTS)
                .setGroupId("vigia-" + job)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new RawRecordSchema())
                .setProperty("partition.discovery.interval.ms", "10000")
                .setProperty("fetch.max.wait.ms", "50");
    }

    private static Streams read(
            StreamExecutionEnvironment env, JobSettings settings, String job, KafkaSourceBuilder<RawRecord> source) {
        var raw = env.fromSource(source.build(), WatermarkStrategy.noWatermarks(), "Chat events")
                .uid("chat-events");
        return decode(raw, settings.outOfOrderness(), settings.idleness(), job);
    }

    /** The same from any source of records, as tests and reprocessing have them. */
    public static Streams decode(DataStream<RawRecord> raw, Duration outOfOrderness, Duration idleness, String job) {
        var decoded = raw.process(new EventDecoder(job)).uid("decode-events").name("Decode events");
        var events = decoded.assignTimestampsAndWatermarks(
                        WatermarkStrategy.<FlatEvent>forBoundedOutOfOrderness(outOfOrderness)
                                .withTimestampAssigner((event, previous) -> event.occurredAt())
                                .withIdleness(idleness))
                .uid("event-time")
                .name("Event time");
        return new Streams(events, decoded.getSideOutput(EventDecoder.REJECTED));
    }
}
