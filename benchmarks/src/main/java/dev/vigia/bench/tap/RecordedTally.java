package dev.vigia.bench.tap;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What of it has reached Kafka: the users' texts and the agent's, each event id once. */
final class RecordedTally {
    private static final long PATIENCE_SECONDS = 120;

    private final Tally users = new Tally();
    private final Tally agents = new Tally();
    private final Set<String> eventIds = new HashSet<>();

    /** Reads the topic from its beginning until so many messages of each side have come, or nothing more does. */
    RecordedTally(String bootstrap, long expected) {
        try (var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(info -> new TopicPartition(Topics.EVENTS, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while ((users.count() < expected || agents.count() < expected) && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> take(message.value()));
            }
            // Whatever is recorded twice or too much comes now, if at all.
            consumer.poll(Duration.ofMillis(500)).forEach(message -> take(message.value()));
        }
    }

    private void take(byte[] value) {
        if (EventJson.decode(value) instanceof Decoded.Accepted accepted
                && eventIds.add(accepted.event().envelope().eventId())) {
            if (accepted.event() instanceof UserMessage message) {
                users.add(message.text());
            } else if (accepted.event() instanceof AgentMessage message) {
                agents.add(message.text());
            }
        }
    }

    Tally users() {
        return users;
    }

    Tally agents() {
        return agents;
    }
}
