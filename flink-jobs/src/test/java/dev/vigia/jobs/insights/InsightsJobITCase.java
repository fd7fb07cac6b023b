package dev.vigia.jobs.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.events.AgentMessage;
import dev.vigia.events.ChatEvent;
import dev.vigia.events.Envelope;
import dev.vigia.events.EventJson;
import dev.vigia.events.Topics;
import dev.vigia.events.UserMessage;
import dev.vigia.jobs.JobStage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole job on a small cluster, from a real broker to a real PostgreSQL. */
class InsightsJobITCase {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String[][] SCRIPT = {
        {"es", "hola, mi pedido no ha llegado y esto es una vergüenza", "Lo siento, ¿me da el número?", "ok"},
        {"es", "quiero darme de baja", "Claro, ya está hecho", "muchas gracias, todo perfecto"},
        {"en", "the app crashes all the time, this is awful", "Please restart it", "great, it works now, thank you!"},
        {"en", "where is my order?", "It will arrive tomorrow", "ok"},
    };

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = JobStage.cluster();

    @RegisterExtension
    static final JobStage STAGE = new JobStage();

    @Test
    void everyMessageIsJudgedOnceAndTilesAreTheSumsOfTheUsers() throws Exception {
        List<ChatEvent> events = events();
        JobClient job = STAGE.submit(InsightsJob::define);
        send(events);
        STAGE.broker().send(Topics.EVENTS, List.of(Map.entry("x", "not an event".getBytes(StandardCharsets.UTF_8))));
        awaitRows(events.size());
        assertThat(STAGE.rows("select event_id || ' ' || role || ' ' || language || ' ' || sentiment || ' ' || "
                        + "coalesce(topic, '-') from chat_insight where event_id in ('c0-0', 'c0-2', 'c2-0', 'c3-2')"))
                .containsExactlyInAnyOrder(
                        "c0-0 user es negative order-status",
                        "c0-2 user es " + sentimentOf("c0-2") + " -",
                        "c2-0 user en negative technical-problem",
                        "c3-2 user en " + sentimentOf("c3-2") + " -");
        List<String> tiles = tiles();

        send(events);
        send(List.of(message("c9", 0, START.plusSeconds(300), true, "gracias por la ayuda", null)));
        awaitRows(events.size() + 1);
        assertThat(tiles()).containsAll(tiles).hasSize(tiles.size() + 1);

        send(List.of(message(null, 0, START.plusSeconds(300), true, "where is my invoice", null)));
        awaitRows(events.size() + 2);
        assertThat(STAGE.rows("select conversation_id from chat_insight where event_id = 'null-0'"))
                .as("the name that the conversations job gives it")
                .singleElement()
                .asString()
                .matches("session-20260302T100500000Z-[0-9a-f]{16}");

        STAGE.cancel(job);
        List<String> before = tiles();
        JobClient again = STAGE.submit(InsightsJob::define);
        send(List.of(message("c10", 0, START.plusSeconds(360), true, "thanks a lot, very helpful", null)));
        awaitRows(events.size() + 3);
        assertThat(tiles()).containsAll(before).hasSize(before.size() + 1);
        await().atMost(JobStage.PATIENCE).untilAsserted(() -> assertThat(
                        STAGE.rows("select event_id from chat_question where event_id in ('c0-0', 'c9-0')"))
                .as("a question has a cluster, thanks have none")
                .containsExactly("c0-0"));
        await().atMost(JobStage.PATIENCE).untilAsserted(() -> assertThat(
                        STAGE.rows("select q.event_id from chat_question q left join chat_question_cluster c"
                                + " using (generation, cluster_id) where c.cluster_id is null"))
                .as("questions without their cluster")
                .isEmpty());
        STAGE.cancel(again);
    }

    private static List<ChatEvent> events() {
        var events = new ArrayList<ChatEvent>();
        for (int c = 0; c < SCRIPT.length; c++) {
            for (int i = 1; i < SCRIPT[c].length; i++) {
                var at = START.plusSeconds(40L * c + 3L * i);
                events.add(message("c" + c, i - 1, at, i % 2 == 1, SCRIPT[c][i], SCRIPT[c][0]));
            }
        }
        return events;
    }

    private static ChatEvent message(
            @Nullable String conversation, int number, Instant at, boolean user, String text, @Nullable String locale) {
        var envelope = new Envelope(
                conversation + "-" + number,
                "shop",
                null,
                conversation,
                "u",
                "web",
                locale,
                at,
                at,
                String.valueOf(conversation),
                number,
                Map.of());
        return user
                ? new UserMessage(envelope, text)
                : new AgentMessage(envelope, text, null, null, null, null, null, null, null, false);
    }

    private static void send(List<? extends ChatEvent> events) {
        STAGE.broker()
                .send(
                        Topics.EVENTS,
                        events.stream()
                                .map(event -> Map.entry(event.key(), EventJson.encode(event)))
                                .toList());
    }

    /** Waits for that many messages, and for the tiles to be the sums of the users' among them. */
    private static void awaitRows(int messages) {
        await().atMost(JobStage.PATIENCE).untilAsserted(() -> {
            assertThat(STAGE.rows("select count(*)::text from chat_insight"))
                    .containsExactly(Integer.toString(messages));
            assertThat(tiles()).isEqualTo(STAGE.rows("""
                    select concat_ws(' ', date_trunc('minute', occurred_at), language, coalesce(topic, ''), count(*),
                        count(*) filter (where sentiment = 'negative'), count(*) filter (where sentiment = 'neutral'),
                        count(*) filter (where sentiment = 'positive'), round(sum(score)::numeric, 3))
                    from chat_insight where role = 'user'
                    group by date_trunc('minute', occurred_at), language, coalesce(topic, '')
                    order by 1"""));
        });
    }

    private static List<String> tiles() throws SQLException {
        return STAGE.rows("""
                select concat_ws(' ', bucket_start, language, topic, messages, negative, neutral, positive,
                    round(score_sum::numeric, 3))
                from chat_insight_metrics where generation = 1 and granularity = 'minute' and agent_id = 'shop'
                order by 1""");
    }

    private static String sentimentOf(String eventId) throws SQLException {
        return STAGE.rows("select sentiment from chat_insight where event_id = '" + eventId + "'")
                .get(0);
    }
}
