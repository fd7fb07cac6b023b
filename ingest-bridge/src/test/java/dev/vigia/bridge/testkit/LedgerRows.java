package dev.vigia.bridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.testbroker.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The newest row of every source and minute on the ledger's topic. */
public final class LedgerRows implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, JsonNode> rows = new HashMap<>();
    private final TopicReader topic;

    private LedgerRows(String bootstrap) {
        topic = new TopicReader(bootstrap, "chat.ledger");
    }

    /** The source's rows say that so many events were captured, and that each is published: the balance is 0. */
    public static void assertBalance(String bootstrap, String source, long events) {
        assertBalance(bootstrap, source, events, 0, 0);
    }

    /** The same, with so many of the captured that were given up, and so many that were rejected beside them. */
    public static void assertBalance(String bootstrap, String source, long captured, long dropped, long rejected) {
        try (var ledger = new LedgerRows(bootstrap)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                ledger.read();
                ledger.check(source, captured, dropped, rejected);
            });
        }
    }

    /** {@link #assertBalance(String, String, long)} of many sources. @param events how many, by source */
    public static void assertBalances(String bootstrap, Map<String, Long> events) {
        try (var ledger = new LedgerRows(bootstrap)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                ledger.read();
                events.forEach((source, captured) -> ledger.check(source, captured, 0, 0));
            });
        }
    }

    private void check(String source, long captured, long dropped, long rejected) {
        var own = of(source);
        assertThat(own).as("the ledger of %s", source).allSatisfy(row -> assertThat(number(row, "captured"))
                .isEqualTo(number(row, "published") + number(row, "spooled") + number(row, "dropped")));
        assertThat(sum(own, "captured")).as("captured of %s", source).isEqualTo(captured);
        assertThat(sum(own, "published")).as("published of %s", source).isEqualTo(captured - dropped);
        assertThat(sum(own, "dropped")).as("dropped of %s", source).isEqualTo(dropped);
        assertThat(sum(own, "rejected")).as("rejected of %s", source).isEqualTo(rejected);
    }

    private void read() {
        topic.next().forEach(this::take);
    }

    private Collection<JsonNode> of(String source) {
        return rows.values().stream()
                .filter(row -> row.path("source").asText().equals(source))
                .toList();
    }

    private void take(byte[] value) {
        try {
            var row = MAPPER.readTree(value);
            rows.merge(
                    row.path("source").asText() + row.path("minute").asText(),
                    row,
                    (old, next) -> number(old, "version") > number(next, "version") ? old : next);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static long number(JsonNode row, String field) {
        return row.path(field).asLong();
    }

    private static long sum(Collection<JsonNode> rows, String field) {
        return rows.stream().mapToLong(row -> number(row, field)).sum();
    }

    @Override
    public void close() {
        topic.close();
    }
}
