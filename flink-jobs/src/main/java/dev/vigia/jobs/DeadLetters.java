package dev.vigia.jobs;

import dev.vigia.events.EventJson;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Topics;
import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.Poison;
import dev.vigia.jobs.postgres.PoisonBin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Rows that a table refuses, to {@code chat.rejected}; where a row is an event, the ledger learns of it too. Connects when
 * the first one comes: most never do.
 */
final class DeadLetters implements PoisonBin {
    /** The code of such dead letters; their raw bytes are the row's text, not an event. */
    static final String REFUSED_ROW = "refused_row";

    private static final String REFUSED = """
        insert into chat_refused (source, minute, event_id, table_name)
        values (?, date_trunc('minute', ?::timestamptz, 'UTC'), ?, ?) on conflict do nothing\
        """;

    private final String bootstrap;
    private final PGSimpleDataSource database;
    private final Clock clock;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetters(String bootstrap, PGSimpleDataSource database, Clock clock) {
        this.bootstrap = bootstrap;
        this.database = database;
        this.clock = clock;
    }

    static PoisonBin.Opener opener(JobSettings settings) {
        var bootstrap = settings.kafkaBootstrap();
        var url = settings.database().url();
        var user = settings.database().user();
        var password = settings.database().password().reveal();
        return () -> new DeadLetters(bootstrap, CopySink.database(url, user, password), Clock.systemUTC());
    }

    @Override
    public synchronized void keep(Poison poison) throws IOException {
        if (poison.value() instanceof FlatEvent event) {
            noteInLedger(poison.table(), event);
        }
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

    private void noteInLedger(String table, FlatEvent event) throws IOException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(REFUSED)) {
            insert.setString(1, event.source());
            insert.setObject(2, Instant.ofEpochMilli(event.observedAt()).atOffset(ZoneOffset.UTC));
            insert.setString(3, event.eventId());
            insert.setString(4, table);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new IOException("A refused row of " + table + " did not reach the ledger", failed);
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
