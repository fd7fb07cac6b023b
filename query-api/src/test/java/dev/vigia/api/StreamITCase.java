package dev.vigia.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.support.ConversationSeed;
import dev.vigia.settings.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class StreamITCase {
    private static final String KEY = "Bearer viewer-token";

    @Test
    void aListenerGetsTheStateAndThenWhatChanges() throws Exception {
        try (var stream = Streams.open(Stack.api().address(), "Authorization", KEY)) {
            var first = requireNonNull(stream.next("metrics"));
            requireNonNull(stream.next("alerts"));
            assertThat(first.data()).startsWith("{\"last5m\":{\"conversations\":");

            new ConversationSeed(Stack.sql()).openConversation("stream-" + first.id(), "stream", Instant.EPOCH);

            var second = requireNonNull(stream.next("metrics"));
            assertThat(second.data()).isNotEqualTo(first.data());
            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void whoComesBackGetsOnlyWhatIsNewer() throws Exception {
        try (var stay = Streams.open(Stack.api().address(), "Authorization", KEY)) {
            requireNonNull(stay.next("metrics"));
            var alerts = requireNonNull(stay.next("alerts"));
            try (var back = Streams.open(Stack.api().address(), "Authorization", KEY, "Last-Event-ID", alerts.id())) {
                new ConversationSeed(Stack.sql())
                        .alert("stream-alert-" + alerts.id(), "stream", Instant.EPOCH, "firing");
                assertThat(requireNonNull(back.next("alerts")).data()).contains("stream-alert-" + alerts.id());
            }
        }
    }

    @Test
    void manyListenersShareOneReaderAndLeaveNothingBehind() throws Exception {
        var listeners = new ArrayList<Streams>();
        for (int i = 0; i < 100; i++) {
            listeners.add(Streams.open(Stack.api().address(), "Authorization", KEY));
        }
        assertThat(clients()).isGreaterThanOrEqualTo(100);
        for (var listener : listeners) {
            assertThat(listener.next("metrics")).isNotNull();
        }
        long connections = Stack.sql().withHandle(handle -> handle.createQuery(
                        "select count(*) from pg_stat_activity where application_name = 'vigia-query-api'")
                .mapTo(Long.class)
                .one());
        assertThat(connections).isLessThanOrEqualTo(8);
        for (var listener : listeners) {
            close(listener);
        }
        new ConversationSeed(Stack.sql()).openConversation("stream-end", "stream", Instant.EPOCH);
        Awaitility.await().untilAsserted(() -> assertThat(clients()).isZero());
    }

    private static double clients() {
        return Stack.as(Role.VIEWER)
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith("vigia_api_stream_clients "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    private static void close(Streams listener) {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            assertThat(alreadyGone).isNotNull();
        }
    }
}
