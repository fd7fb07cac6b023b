package dev.vigia.bench.freshness;

import dev.vigia.events.Decoded;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Two who look for the probes all the time: one reads the topic, the other asks the table every few milliseconds. */
final class Watchers implements AutoCloseable {
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** A row may be older than its probe: the time is the bridge's, in whole milliseconds. */
    private static final long MARGIN_MILLIS = 1_000;

    private static final String NEW_ROWS = "select text from chat_message where generation = 1 and conversation_id = ?"
            + " and occurred_at >= ? and role = 'user'";

    private final String conversation;
    private final Sightings kafka = new Sightings("Kafka");
    private final Sightings table = new Sightings("chat_message");
    private final CompletableFuture<Void> both;
    private volatile boolean closed;

    /** @param conversation which the probes belong to */
    Watchers(String conversation, String bootstrap, DataSource database) {
        this.conversation = conversation;
        Executor own = task -> {
            var thread = new Thread(task, "watcher");
            thread.setDaemon(true);
            thread.start();
        };
        both = CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> readTopic(bootstrap), own),
                CompletableFuture.runAsync(() -> askTable(database), own));
    }

    void sent(long number, long nanos) {
        kafka.sent(number, nanos);
        table.sent(number, nanos);
    }

    Ages inKafka() {
        failIfBroken();
        return kafka.take();
    }

    Ages inTable() {
        failIfBroken();
        return table.take();
    }

    private void failIfBroken() {
        if (both.isCompletedExceptionally()) {
            both.join();
        }
    }

    private void readTopic(String bootstrap) {
        var key = conversation.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.EVENTS).stream()
                    .map(known -> new TopicPartition(Topics.EVENTS, known.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closed) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    if (Arrays.equals(key, record.key())
                            && EventJson.decode(record.value()) instanceof Decoded.Accepted accepted
                            && accepted.event() instanceof UserMessage message) {
                        kafka.seen(message.text());
                    }
                }
            }
        }
    }

    private void askTable(DataSource database) {
        try (var connection = database.getConnection()) {
            while (!closed) {
                var oldest = table.oldestMissing();
                if (oldest != null) {
                    askFor(connection, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - oldest));
                }
                LockSupport.parkNanos(LOOK_EVERY_NANOS);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("chat_message cannot be read", refused);
        }
    }

    private void askFor(Connection connection, long ageMillis) throws SQLException {
        try (var select = connection.prepareStatement(NEW_ROWS)) {
            select.setString(1, conversation);
            select.setTimestamp(2, new Timestamp(Clock.systemUTC().millis() - ageMillis - MARGIN_MILLIS));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    table.seen(rows.getString(1));
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        both.join();
    }
}
