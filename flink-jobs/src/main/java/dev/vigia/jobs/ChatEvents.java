package dev.vigia.jobs;

import dev.vigia.events.Topics;
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
 * chat.events -> events with timestamps and watermarks -----------------------------\
 *            |-> of users alone -> by user -> in conversations, parted by silence --> events
 *            \-> rejected (dead letters)
 * </pre>
 *
 * A job that starts without state starts at the beginning of the topic: rows follow from all events, and state that
 * began in the middle would overwrite them with less.
 *
 * <p>Watermarks are given here and nowhere else, for each partition of its own: partitions that are read at different
 * speeds after an outage do not make each other's events late, and an idle one holds nothing back. So records are decoded
 * as they are read, because only the decoded event knows its time.
 */
public final class ChatEvents {
    private ChatEvents() {}

    /**
     * @param events with timestamps and watermarks
     * @param rejected what could not be decoded; exactly one job, conversations, sends it to Kafka
     * @param records both, as they were read
     */
    public record Streams(
            DataStream<FlatEvent> events, DataStream<Rejection> rejected, DataStream<EventRecord> records) {}

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

    /** The same and further records, such as those of an archive. */
    public static Streams fromKafkaUntilNow(
            StreamExecutionEnvironment env, JobSettings settings, String job, DataStream<RawRecord> more) {
        var source = source(settings, job).setBounded(OffsetsInitializer.latest());
        var records = env.fromSource(source.build(), watermarks(settings), "Chat events")
                .uid("chat-events");
        return split(records.union(timed(more, settings)), settings, job);
    }

    private static KafkaSourceBuilder<EventRecord> source(JobSettings settings, String job) {
        return KafkaSource.<EventRecord>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setTopics(Topics.EVENTS)
                .setGroupId("vigia-" + job)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new EventRecordSchema(settings.timeFloor().toEpochMilli()))
                .setProperty("partition.discovery.interval.ms", "10000")
                .setProperty("fetch.max.wait.ms", "50");
    }

    private static Streams read(
            StreamExecutionEnvironment env, JobSettings settings, String job, KafkaSourceBuilder<EventRecord> source) {
        var records = env.fromSource(source.build(), watermarks(settings), "Chat events")
                .uid("chat-events");
        return split(records, settings, job);
    }

    /** The same from any source of records, as tests and reprocessing have them. */
    public static Streams decode(DataStream<RawRecord> raw, JobSettings settings, String job) {
        return split(timed(raw, settings), settings, job);
    }

    private static DataStream<EventRecord> timed(DataStream<RawRecord> raw, JobSettings settings) {
        return raw.map(new EventRecord.Reading(settings.timeFloor().toEpochMilli()))
                .uid("read-events")
                .name("Read events")
                .assignTimestampsAndWatermarks(watermarks(settings))
                .uid("event-time")
                .name("Event time");
    }

    private static WatermarkStrategy<EventRecord> watermarks(JobSettings settings) {
        return WatermarkStrategy.<EventRecord>forBoundedOutOfOrderness(settings.outOfOrderness())
                .withTimestampAssigner((record, previous) -> record.time())
                .withIdleness(settings.idleness());
    }

    private static Streams split(DataStream<EventRecord> records, JobSettings settings, String job) {
        var named = records.process(new EventDecoder(job)).uid("decode-events").name("Part events from dead letters");
        var ofUsers = named.getSideOutput(EventDecoder.OF_USERS)
                .keyBy(SessionOperator::key)
                .process(new SessionOperator(settings.sessionGap(), settings.stateHorizon()))
                .uid("sessions")
                .name("Conversations of users");
        return new Streams(named.union(ofUsers), named.getSideOutput(EventDecoder.REJECTED), records);
    }
}
