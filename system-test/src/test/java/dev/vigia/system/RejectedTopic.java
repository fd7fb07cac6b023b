package dev.vigia.system;

import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead letters from the beginning. */
final class RejectedTopic implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> reasons = new ArrayList<>();

    RejectedTopic(String bootstrap) {
        consumer = new KafkaConsumer<>(
                new HashMap<String, Object>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.REJECTED).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    boolean hasReason(String part) {
        for (var letter : consumer.poll(Duration.ofMillis(500))) {
            try {
                reasons.add(EventJson.decodeRejected(letter.value()).reason());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return reasons.stream().anyMatch(reason -> reason.contains(part));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
