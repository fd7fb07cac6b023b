package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionsITCase {
    private static final Instant T = Instant.parse("2031-03-01T12:00:00Z");
    private static final String QUERY =
            "/api/v1/chat/questions?from=2031-03-01T00:00:00Z&to=2031-03-02T00:00:00Z&agentId=asked-bot";

    private final Client viewer = Stack.viewer();

    /** Two meanings: one asked three times, twice in one conversation and then with a complaint; one asked twice. */
    @BeforeAll
    static void insert() {
        var seed = new ConversationSeed(Stack.sql());
        String agent = "asked-bot";
        seed.questionCluster("asked-order", agent, "¿dónde está mi pedido?", 9, T.minusSeconds(86_400), T);
        seed.questionCluster("asked-hours", agent, "¿qué horario tenéis?", 2, T, T);
        ask(seed, "asked-1", agent, 0, "asked-order", "negative");
        ask(seed, "asked-1", agent, 60, "asked-order", "negative");
        ask(seed, "asked-2", agent, 0, "asked-order", "neutral");
        ask(seed, "asked-3", agent, 0, "asked-hours", "neutral");
        ask(seed, "asked-4", agent, 0, "asked-hours", "positive");
        seed.question("asked-0", agent, T.minusSeconds(86_400), "asked-0-e", "user-of-asked-0", "asked-order");
        seed.insight("asked-1", agent, T.plusSeconds(120), "asked-1-e120", "es", "negative", -0.9, "order-status");
        seed.feedback("asked-3", agent, T.plusSeconds(9), "asked-3-rating", 2);
        seed.feedback("asked-4", agent, T.plusSeconds(9), "asked-4-rating", 5);
    }

    private static void ask(
            ConversationSeed seed, String id, String agent, int second, String cluster, String sentiment) {
        Instant at = T.plusSeconds(second);
        String event = id + "-e" + second;
        seed.question(id, agent, at, event, "user-of-" + id, cluster);
        seed.turn(id, agent, at, event, 100, 200);
        seed.insight(id, agent, at, event, "es", sentiment, 0, "order-status");
        seed.message(
                id, agent, at, "user", cluster.equals("asked-order") ? "mi pedido, " + id : "¿qué horario?", event);
        seed.message(id, agent, at.plusSeconds(1), "agent", "answer in " + id, event + "-answer");
    }

    private JsonNode questions(String more) {
        return viewer.get(QUERY + more).json();
    }

    @Test
    void questionsAreCountedAndRanked() {
        var answer = questions("");
        assertThat(answer.path("userMessages").asLong()).isEqualTo(6);
        assertThat(answer.path("questions").asLong()).isEqualTo(5);
        assertThat(answer.path("repeated").asLong()).isEqualTo(3);
        assertThat(answer.path("repeatedQuestionRate").asDouble()).isEqualTo(0.5);
        assertThat(answer.path("items").findValuesAsText("clusterId")).containsExactly("asked-order", "asked-hours");
        var order = answer.at("/items/0");
        assertThat(order.path("asked").asLong()).isEqualTo(3);
        assertThat(order.path("previousAsked").asLong()).isEqualTo(1);
        assertThat(order.path("users").asLong()).isEqualTo(2);
        assertThat(order.path("askedAgain").asLong()).isEqualTo(1);
        assertThat(order.path("unresolvedShare").asDouble()).isEqualTo(0.3333);
        assertThat(order.path("negativeAfterShare").asDouble()).isEqualTo(1);
        // (3 − 1) × (0.2 + ⅓) × (1 + 1)
        assertThat(order.path("effect").asDouble()).isEqualTo(2.13);
        assertThat(order.path("firstSeen").asText()).isEqualTo("2031-02-28T12:00:00Z");
    }

    @Test
    void theBestRatedAnswerIsSuggested() {
        assertThat(questions("").at("/items/1/suggestedAnswer/text").asText()).isEqualTo("answer in asked-4");
        assertThat(questions("").at("/items/1/suggestedAnswer/rating").asDouble())
                .isEqualTo(5);
    }

    @Test
    void eachSaysWhatIsTypicalOfItAndHowElseItWasPut() {
        var order = questions("").at("/items/0");
        assertThat(order.path("growing").asBoolean()).isTrue();
        assertThat(order.path("typicalWords").get(0).asText()).isIn("pedido", "asked");
        // "mi" is too short, and neither list of PostgreSQL has "asked".
        assertThat(order.path("typicalWords")).extracting(JsonNode::asText).doesNotContain("está", "dónde");
        assertThat(order.path("samples"))
                .extracting(JsonNode::asText)
                .containsExactly("mi pedido, asked-1", "mi pedido, asked-2");
        assertThat(questions("").at("/items/1/growing").asBoolean()).isFalse();
    }

    @Test
    void aTurnOfTheTranscriptKnowsWhichTurnItRepeats() {
        new ConversationSeed(Stack.sql()).conversation("asked-1", "asked-bot", T, 3);
        var turns = viewer.get("/api/v1/chat/conversations/asked-1").json().path("turns");
        assertThat(turns).hasSize(2);
        var repeats = turns.findValuesAsText("repeatOf");
        assertThat(repeats).containsExactlyInAnyOrder("null", "asked-1-e0");
    }

    @Test
    void rareOnesCanBeLeftOut() {
        assertThat(questions("&minAsked=3").path("items")).hasSize(1);
        assertThat(questions("&limit=1").path("items")).hasSize(1);
        assertThat(questions("&topic=none").path("items")).isEmpty();
        assertThat(questions("&topic=order-status").path("items")).hasSize(2);
        assertThat(viewer.get("/api/v1/chat/questions?agentId=nobody")
                        .json()
                        .path("repeatedQuestionRate")
                        .isNull())
                .isTrue();
    }

    @Test
    void theSameQuestionAgainInAConversationKnowsTheFirst() {
        var repeats = Stack.sql().withHandle(sql -> sql.createQuery(
                        "select repeat_of from chat_question_repeat where conversation_id = 'asked-1' order by occurred_at")
                .mapTo(String.class)
                .list());
        assertThat(repeats).containsExactly(null, "asked-1-e0");
    }
}
