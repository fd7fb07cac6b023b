package dev.vigia.jobs;

import dev.vigia.events.EventJson;
import dev.vigia.events.MetricTile;
import dev.vigia.events.Topics;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * The ways out to Kafka. All are at least once: a transaction would tie freshness to the checkpoint interval, and
 * every reader takes a repeated record for what it is.
 */
public final class KafkaSinks {
    private KafkaSinks() {}

    /** Dead letters, keyed by where they came from. */
    public static Sink<Rejection> rejected(JobSettings settings) {
        return sink(
                settings,
                new TopicRecords<>(
                        Topics.REJECTED,
                        rejection -> String.valueOf(rejection.letter().position()),
                        rejection -> EventJson.encode(rejection.letter())));
    }

    /** Versions of minute tiles, keyed by everything that names a tile, so that versions of one tile stay in order. */
    public static Sink<MetricTile> tiles(JobSettings settings) {
        return sink(settings, new TopicRecords<>(Topics.TILES, KafkaSinks::name, EventJson::encode));
    }

    /** Everything that names a tile. */
    public static String name(MetricTile tile) {
        return PostgresSinks.joined(
                Integer.toString(tile.generation()),
                tile.bucketStart().toString(),
                tile.agentId(),
                tile.agentVersion(),
                tile.channel(),
                tile.locale());
    }

    private static <T> Sink<T> sink(JobSettings settings, TopicRecords<T> records) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(settings.kafkaBootstrap())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("linger.ms", "2")
                .setProperty("compression.type", "lz4")
                .setRecordSerializer(records)
                .build();
    }
}
