package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.api.support.ConversationSeed;
import dev.vigia.api.support.Fact;
import dev.vigia.api.support.TileSeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the API says of each topic's turns, against the same by loops over the turns themselves. */
class TopicsITCase {
    private static final String AGENT = "topics-bot";
    private static final Instant T = Instant.parse("2031-03-02T08:00:00Z");
    private static final String QUERY =
            "/api/v1/chat/topics?from=2031-03-02T00:00:00Z&to=2031-03-03T00:00:00Z&agentId=" + AGENT;
    private static final List<String> TOPICS = List.of("order-status", "billing-payments", "");
    private static final List<String> STATUSES = List.of("answered", "answered", "failed", "fallback", "timeout");
    private static final int TURNS = 90;

    private static final List<Asked> ASKED = new ArrayList<>();

    private record Asked(
            String conversation, String topic, String status, long responseMs, String cluster, int rating) {}

    /** Turn i starts at second i; each conversation has three turns and, mostly, a rating. */
    @BeforeAll
    static void insert() {
        var random = new Random(5);
        var seed = new ConversationSeed(Stack.sql());
        for (int i = 0; i < TURNS; i++) {
            var asked = new Asked(
                    "topics-" + i / 3,
                    TOPICS.get(random.nextInt(TOPICS.size())),
                    STATUSES.get(random.nextInt(STATUSES.size())),
                    100 + random.nextInt(9_000),
                    "topics-cluster-" + random.nextInt(40),
                    i / 3 % 4 == 0 ? 0 : 1 + i / 3 % 5);
            ASKED.add(asked);
            Instant at = T.plusSeconds(i);
            String event = "topics-e" + i;
            if (i % 3 == 0 && asked.rating() > 0) {
                seed.conversation(asked.conversation(), AGENT, at, asked.rating());
            } else if (i % 3 == 0) {
                seed.openConversation(asked.conversation(), AGENT, at);
            }
            seed.turn(asked.conversation(), AGENT, at, event, 50, asked.responseMs());
            seed.insight(asked.conversation(), AGENT, at, event, "es", "neutral", 0, asked.topic());
            seed.question(asked.conversation(), AGENT, at, event, "user", asked.cluster());
            Stack.sql()
                    .useHandle(sql ->
                            sql.execute("update chat_turn set status = ? where turn_id = ?", asked.status(), event));
        }
        Stack.sql().useHandle(sql -> {
            sql.execute("update chat_insight set topic = null where agent_id = ? and topic = ''", AGENT);
            for (String topic : TOPICS) {
                long messages = on(topic).size();
                sql.execute("""
                        insert into chat_insight_metrics select 1, grain, ?, ?, '', '', 'es', ?, ?, 0, ?, 0, 0, ?, true, 0, 1
                        from unnest(array['minute', 'hour', 'day']) grain""", Instant.parse("2031-03-02T00:00:00Z"), AGENT, topic, messages, messages, T);
            }
        });
    }

    private static List<Asked> on(String topic) {
        return ASKED.stream().filter(asked -> asked.topic().equals(topic)).toList();
    }

    @Test
    void whatIsRecordedAndNotAnalysedIsTheBacklog() {
        Instant day = Instant.parse("2031-05-04T08:00:00Z");
        String range = "?from=2031-05-04T00:00:00Z&to=2031-05-05T00:00:00Z";
        TileSeed.insert(Stack.sql(), 1, "minute", Fact.random(3, 120, "backlog-", day, 600), day, true);
        List<String> routes = List.of("topics", "sentiment", "questions");
        assertThat(routes)
                .allSatisfy(route -> assertThat(backlog(route + range)).isZero());
        long waiting = Stack.sql()
                .withHandle(sql ->
                        sql.createQuery("""
                        with gone as (delete from chat_insight_metrics where bucket_start >= :day
                            and bucket_start < cast(:day as timestamptz) + interval '2 minutes' returning messages)
                        select sum(messages) from gone""").bind("day", day).mapTo(Long.class).one());
        assertThat(waiting).isPositive();
        assertThat(routes)
                .allSatisfy(route -> assertThat(backlog(route + range)).isEqualTo(waiting));
    }

    private static long backlog(String request) {
        return Stack.viewer()
                .get("/api/v1/chat/" + request)
                .json()
                .path("backlog")
                .asLong(-1);
    }

    @Test
    void theTurnsOfATopicFareAsTheyDidOneByOne() {
        Map<String, JsonNode> services = new LinkedHashMap<>();
        Stack.viewer()
                .get(QUERY)
                .json()
                .path("topics")
                .forEach(topic ->
                        services.put(topic.path("topic").asText("").replace("null", ""), topic.path("service")));
        assertThat(services.keySet()).containsExactlyInAnyOrderElementsOf(TOPICS);
        services.forEach((topic, service) -> {
            List<Asked> turns = on(topic);
            assertThat(service.path("turns").asInt()).isEqualTo(turns.size());
            assertShare(
                    service.path("successRate"),
                    turns.stream()
                            .filter(each -> each.status().equals("answered"))
                            .count(),
                    turns.size());
            List<Long> sorted = turns.stream().map(Asked::responseMs).sorted().toList();
            assertThat(service.path("responseP50Ms").asLong()).isEqualTo(sorted.get((sorted.size() - 1) / 2));
            assertThat(service.path("responseP95Ms").asLong())
                    .isEqualTo(sorted.get((int) (0.95 * (sorted.size() - 1))));
            assertShare(service.path("repeatedShare"), repeated(topic), turns.size());
            Map<String, Integer> rated = new LinkedHashMap<>();
            turns.stream()
                    .filter(each -> each.rating() > 0)
                    .forEach(each -> rated.put(each.conversation(), each.rating()));
            assertShare(
                    service.path("csat"),
                    rated.values().stream().filter(rating -> rating >= 4).count(),
                    rated.size());
        });
    }

    /** Of the topic's turns, those whose question had come before, on whatever topic. */
    private static long repeated(String topic) {
        Set<String> seen = new HashSet<>();
        long repeated = 0;
        for (Asked each : ASKED) {
            boolean again = !seen.add(each.cluster());
            repeated += again && each.topic().equals(topic) ? 1 : 0;
        }
        return repeated;
    }

    private static void assertShare(JsonNode found, long part, long all) {
        assertThat(found.asDouble(-1)).isCloseTo((double) part / all, within(0.0001));
    }
}
