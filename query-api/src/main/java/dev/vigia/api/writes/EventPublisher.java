package dev.vigia.api.writes;

import dev.vigia.api.http.ProblemException;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts what clients write into Kafka and waits until it is there. Each program start is a source of its own with a
 * gapless sequence. When a send fails nobody knows whether the event arrived; a new source then begins, so that an
 * event that was never acknowledged does not look like a loss.
 */
public final class EventPublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<String, byte[]> producer;
    private volatile Source source = Source.fresh();

    private record Source(String name, AtomicLong next) {
        static Source fresh() {
            return new Source("api-" + UUID.randomUUID(), new AtomicLong());
        }
    }

    /** Does not connect yet: the program starts without Kafka too. */
    public EventPublisher(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "vigia-query-api",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis() / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE.toMillis() / 2),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends an event under this program's source and next sequence number; returns once Kafka has it.
     *
     * @throws ProblemException 503 when Kafka does not take it in time; a retry with the same event id counts once
     */
    public void publish(ChatEvent event) {
        var current = source;
        try {
            var numbered = event.with(numbered(event.envelope(), current));
            producer.send(new ProducerRecord<>(Topics.EVENTS, numbered.key(), EventJson.encode(numbered)))
                    .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException away) {
            renew(current);
            throw ProblemException.unavailable("Kafka did not take the event; nothing is lost if you send it again");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The API is stopping");
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }

    @SuppressWarnings("ReferenceEquality") // Only the very source that failed is given up.
    private synchronized void renew(Source failed) {
        if (source == failed) {
            source = Source.fresh();
        }
    }

    private static Envelope numbered(Envelope envelope, Source source) {
        return new Envelope(
                envelope.eventId(),
                envelope.agentId(),
                envelope.agentVersion(),
                envelope.conversationId(),
                envelope.userId(),
                envelope.channel(),
                envelope.locale(),
                envelope.occurredAt(),
                envelope.observedAt(),
                source.name(),
                source.next().getAndIncrement(),
                envelope.attributes());
    }
}
