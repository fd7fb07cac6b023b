package dev.vigia.jobs;

import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import dev.vigia.jobs.postgres.Poison;
import dev.vigia.jobs.postgres.PoisonBin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Rows that a table refuses, to {@code chat.rejected}. Connects when the first one comes: most never do. */
final class DeadLetters implements PoisonBin {
    /** The code of such dead letters; their raw bytes are the row's text, not an event. */
    static final String REFUSED_ROW = "refused_row";

    private final String bootstrap;
    private final Clock clock;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetters(String bootstrap, Clock clock) {
        this.bootstrap = bootstrap;
        this.clock = clock;
    }

    static PoisonBin.Opener opener(JobSettings settings) {
        var bootstrap = settings.kafkaBootstrap();
        return () -> new DeadLetters(bootstrap, Clock.systemUTC());
    }

    @Override
    public synchronized void keep(Poison poison) throws IOException {
        var raw = poison.row().getBytes(StandardCharsets.UTF_8);
        var letter = new RejectedEvent(
                clock.instant(),
                poison.table(),
                REFUSED_ROW,
                poison.reason(),
                null,
                null,
                null,
                null,
                RejectedEvent.cut(raw),
                raw.length);
        try {
            producer()
                    .send(new ProducerRecord<>(Topics.REJECTED, poison.table(), EventJson.encode(letter)))
                    .get();
        } catch (ExecutionException failed) {
            throw new IOException("A refused row of " + poison.table() + " did not reach Kafka", failed.getCause());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IOException("Closed while a refused row was sent", closed);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        return producer;
    }
}
