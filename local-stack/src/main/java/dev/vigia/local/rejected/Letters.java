package dev.vigia.local.rejected;

import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in {@code chat.rejected}. */
final class Letters {
    private Letters() {}

    /** All dead letters, in the order of each partition. */
    static List<RejectedEvent> in(String bootstrap) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.REJECTED).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var letters = new ArrayList<RejectedEvent>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    letters.add(EventJson.decodeRejected(record.value()));
                }
            }
            return letters;
        }
    }

    /**
     * The record with which an event can be sent again; empty when it would be rejected again, or was cut. Sent twice,
     * it counts once: it keeps its event id.
     */
    static Optional<ProducerRecord<String, byte[]>> again(RejectedEvent letter) {
        if (letter.raw().length != letter.rawLength()) {
            return Optional.empty();
        }
        return EventJson.decode(letter.raw()) instanceof Decoded.Accepted accepted
                ? Optional.of(
                        new ProducerRecord<>(Topics.EVENTS, accepted.event().key(), letter.raw()))
                : Optional.empty();
    }
}
