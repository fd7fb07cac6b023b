package dev.vigia.jobs;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes values as keyed records of one topic. */
final class TopicRecords<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1;

    /** A function that can be shipped to the cluster. */
    interface Shipped<A, B> extends Function<A, B>, Serializable {}

    private final String topic;
    private final Shipped<T, String> key;
    private final Shipped<T, byte[]> value;

    TopicRecords(String topic, Shipped<T, String> key, Shipped<T, byte[]> value) {
        this.topic = topic;
        this.key = key;
        this.value = value;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(T element, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(topic, key.apply(element).getBytes(StandardCharsets.UTF_8), value.apply(element));
    }
}
