package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trends, alerts, agents, ledger and annotations. */
class WatchITCase {
    private static final Instant T = Instant.parse("2030-09-01T12:00:00Z");
    private static final String RANGE = "from=2030-09-01T00:00:00Z&to=2030-09-02T00:00:00Z";

    private final Client viewer = Stack.viewer();

    @BeforeAll
    static void insert() {
        var seed = new ConversationSeed(Stack.sql());
        seed.trend("watch-a", "turns", T, "steady");
        seed.trend("watch-a", "turns", T.plusSeconds(60), "rising");
        seed.trend("watch-a", "successRate", T, "falling");
        seed.trend("watch-b", "turns", T, "steady");
        for (int i = 0; i < 5; i++) {
            seed.alert("watch-alert-" + i, "watch-a", T.plusSeconds(i / 2), i == 4 ? "firing" : "resolved");
        }
        seed.ledger("watch-source", T, 10, 9, 0, 9);
        seed.ledger("watch-source", T.plusSeconds(60), 5, 5, 10, 15);
        seed.health("watch-silent", T);
        seed.conversation("watch-1", "watch-a", T, 5);
        seed.openConversation("watch-2", "watch-a", T.plusSeconds(5));
        seed.annotation("watch-note", "watch-a", T);
    }

    @Test
    void theNewestTrendOfEachMetricIsAnswered() {
        var newest =
                viewer.get("/api/v1/chat/trends?" + RANGE + "&agentId=watch-a").json();

        assertThat(newest.path("items").findValuesAsText("metric")).containsExactly("turns", "successRate");
        assertThat(newest.at("/items/0/direction").asText()).isEqualTo("rising");
        assertThat(viewer.get("/api/v1/chat/trends?" + RANGE + "&windows=all")
                        .json()
                        .path("items"))
                .hasSize(4);
        assertThat(viewer.get("/api/v1/chat/trends?" + RANGE + "&metric=successRate")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void alertsComeInPagesNewestFirst() {
        var first = viewer.get("/api/v1/chat/alerts?agentId=watch-a&limit=3").json();
        var second = viewer.get("/api/v1/chat/alerts?agentId=watch-a&limit=3&cursor="
                        + first.path("nextCursor").asText())
                .json();

        assertThat(first.path("items").findValuesAsText("alertId"))
                .containsExactly("watch-alert-4", "watch-alert-3", "watch-alert-2");
        assertThat(second.path("items").findValuesAsText("alertId")).containsExactly("watch-alert-1", "watch-alert-0");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(viewer.get("/api/v1/chat/alerts?agentId=watch-a&state=firing")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void theLedgerBalancesAndShowsWhatIsMissing() {
        var ledger = viewer.get("/api/v1/chat/ledger?" + RANGE + "&source=watch-source")
                .json();

        assertThat(ledger.at("/total/received").asLong()).isEqualTo(15);
        assertThat(ledger.at("/total/balanced").asBoolean()).isTrue();
        assertThat(ledger.at("/sources/0/missing").asLong()).isEqualTo(2);
        assertThat(ledger.at("/agents/0/agentId").asText()).isEqualTo("ledger-agent");
        assertThat(ledger.at("/agents/0/balance/received").asLong()).isEqualTo(15);
        assertThat(ledger.path("gaps")).hasSize(1);
        assertThat(ledger.at("/gaps/0/firstMissing").asLong()).isEqualTo(9);
        assertThat(ledger.at("/gaps/0/lastMissing").asLong()).isEqualTo(9);
        assertThat(viewer.get("/api/v1/chat/ledger?" + RANGE + "&agentId=somebody-else")
                        .json()
                        .at("/total/received")
                        .asLong())
                .isZero();
        List<Long> missing = Stack.sql().withHandle(sql -> sql.createQuery(
                        "select first_missing from chat_sequence_gap where source = 'watch-source'")
                .mapTo(Long.class)
                .list());
        assertThat(missing).containsExactly(9L);
        assertThat(ledger.path("minutes").findValuesAsText("start"))
                .containsExactly("2030-09-01T12:00:00Z", "2030-09-01T12:01:00Z");
    }

    @Test
    void agentsAreKnownByWhatTheySayOrWhatIsSaidToThem() {
        var agents = viewer.get("/api/v1/chat/agents").json().path("items");

        for (var agent : agents) {
            if (agent.path("agentId").asText().equals("watch-a")) {
                assertThat(agent.path("conversations").asLong()).isEqualTo(2);
                assertThat(agent.path("activeConversations").asLong()).isEqualTo(1);
                assertThat(agent.path("health").isNull()).isTrue();
            }
            if (agent.path("agentId").asText().equals("watch-silent")) {
                assertThat(agent.at("/health/queue").asInt()).isEqualTo(3);
                assertThat(agent.path("lastConversationAt").isNull()).isTrue();
            }
        }
        assertThat(agents.findValuesAsText("agentId"))
                .contains("watch-a", "watch-silent")
                .isSorted();
    }

    @Test
    void annotationsAreRead() {
        assertThat(viewer.get("/api/v1/chat/annotations?" + RANGE)
                        .json()
                        .at("/items/0/eventId")
                        .asText())
                .isEqualTo("watch-note");
    }

    @Test
    void analyticsAnswersADashboardAtOnce() {
        var overview = viewer.get("/api/v1/chat/analytics?" + RANGE).json();

        assertThat(overview.path("trends")).hasSize(3);
        assertThat(overview.path("alerts").findValuesAsText("alertId")).contains("watch-alert-4");
        assertThat(overview.at("/total/generation").asInt()).isEqualTo(1);
    }
}
