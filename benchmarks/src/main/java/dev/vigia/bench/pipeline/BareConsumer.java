package dev.vigia.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.events.Topics;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.PGConnection;

/**
 * The reference: one thread that reads the events, takes the messages among them and copies them into a table like
 * {@code chat_message}. No state, no check, no second table; what it repeats after a crash, it has twice.
 */
final class BareConsumer {
    static final String TABLE = "bare_message";

    private static final int BATCH = 5_000;
    private static final String COPY = "copy " + TABLE
            + " (generation, occurred_at, conversation_id, event_id, agent_id, role, text, first_chunk_at,"
            + " completed_at, chunks, finish_reason, model, input_tokens, output_tokens, observed_at, source,"
            + " sequence) from stdin";
    private static final String[] FIELDS = {
        "firstChunkAt",
        "completedAt",
        "chunks",
        "finishReason",
        "model",
        "inputTokens",
        "outputTokens",
        "observedAt",
        "source",
        "sequence"
    };

    private final ObjectMapper json = new ObjectMapper();
    private final StringBuilder rows = new StringBuilder();
    private int waiting;

    /** @return what the last third of the events took */
    Pace copy(Servers servers, int partitions, long events) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrap(), "max.poll.records", BATCH);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var connection = servers.postgres().getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            var topic = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(Topics.EVENTS, partition))
                    .toList();
            consumer.assign(topic);
            consumer.seekToBeginning(topic);
            Pace.Start start = null;
            long before = 0;
            for (long taken = 0; taken < events; ) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (start == null && taken >= Pace.warmUp(events)) {
                    start = Pace.start(servers);
                    before = taken;
                }
                for (var record : records) {
                    taken++;
                    add(json.readTree(record.value()));
                    if (waiting == BATCH) {
                        flush(connection);
                    }
                }
            }
            flush(connection);
            return Objects.requireNonNull(start, "two thirds come before the whole")
                    .end(servers, events - before);
        }
    }

    private void add(JsonNode event) {
        var type = event.path("type").textValue();
        if (type == null || !type.startsWith("message.")) {
            return;
        }
        rows.append("1\t").append(event.path("occurredAt").textValue());
        column(event, "conversationId");
        column(event, "eventId");
        column(event, "agentId");
        rows.append('\t').append(type, "message.".length(), type.length());
        column(event, "text");
        for (var field : FIELDS) {
            column(event, field);
        }
        rows.append('\n');
        waiting++;
    }

    private void column(JsonNode event, String field) {
        var value = event.get(field);
        rows.append('\t');
        if (value == null) {
            rows.append("\\N");
            return;
        }
        var text = value.asText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
    }

    private void flush(Connection connection) throws Exception {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
        connection.commit();
        rows.setLength(0);
        waiting = 0;
    }
}
