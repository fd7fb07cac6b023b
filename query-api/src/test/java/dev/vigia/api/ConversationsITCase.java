package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.ConversationSeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConversationsITCase {
    private static final Instant DAY = Instant.parse("2030-06-01T00:00:00Z");
    private static final String LIST = "/api/v1/chat/conversations?from=2030-06-01T00:00:00Z&to=2030-06-02T00:00:00Z";

    private final Client viewer = Stack.viewer();

    @BeforeAll
    static void insert() {
        var seed = new ConversationSeed(Stack.sql());
        for (int i = 0; i < 25; i++) {
            // five conversations share each start, so that pages must break ties
            var id = "%s-%02d".formatted(i % 2 == 0 ? "list" : "liste", i);
            seed.conversation(id, i % 3 == 0 ? "agent-a" : "agent-b", DAY.plusSeconds(60L * (i / 5)), i % 5 + 1);
        }
        seed.message("list-00", "agent-a", DAY, "user", "El 100 % del pedido_42 está \\ perdido", "m-1");
        seed.message("list-00", "agent-a", DAY.plusSeconds(2), "agent", "Lo siento <b>mucho</b>", "m-2");
        seed.insight("list-00", "agent-a", DAY, "m-1", "es", "negative", -0.8, "delivery");
        seed.turn("list-00", "agent-a", DAY, "m-1", 900, 2_000);
        seed.feedback("list-00", "agent-a", DAY.plusSeconds(9), "f-1", 2);
    }

    @Test
    void pagesShowEachConversationOnceNewestFirst() {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = list("&limit=7" + cursor);
            page.path("items")
                    .forEach(item -> seen.add(item.path("conversationId").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(list("&limit=200").path("items").findValuesAsText("conversationId"))
                .containsExactlyElementsOf(seen);
        assertThat(list("&limit=200").path("items").findValuesAsText("startedAt"))
                .isSortedAccordingTo(java.util.Comparator.<String>reverseOrder());
    }

    @Test
    void filtersNarrow() {
        assertThat(ids("&agentId=agent-a")).hasSize(9);
        assertThat(ids("&minRating=4")).hasSize(10);
        assertThat(ids("&minRating=2&maxRating=2")).hasSize(5);
        assertThat(ids("&userId=user-of-list-04")).containsExactly("list-04");
        assertThat(ids("&outcome=resolved")).hasSize(25);
        assertThat(ids("&outcome=abandoned")).isEmpty();
        assertThat(ids("&channel=web&locale=es-ES&agentVersion=v1")).hasSize(25);
        assertThat(ids("&channel=app")).isEmpty();
    }

    @Test
    void textIsFoundInAnyCaseAndWildcardsArePlain() {
        assertThat(ids("&q=" + Client.encoded("PEDIDO_42"))).containsExactly("list-00");
        assertThat(ids("&q=" + Client.encoded("100 %"))).containsExactly("list-00");
        assertThat(ids("&q=" + Client.encoded("\\ perdido"))).containsExactly("list-00");
        assertThat(ids("&q=" + Client.encoded("pedido%42"))).isEmpty();
        assertThat(ids("&q=" + Client.encoded("pedidox42"))).isEmpty();
    }

    @Test
    void theListShowsHowAConversationBeganAndFelt() {
        var item = list("&userId=user-of-list-00").path("items").get(0);

        assertThat(item.path("preview").asText()).isEqualTo("El 100 % del pedido_42 está \\ perdido");
        assertThat(item.path("sentiment").asDouble()).isEqualTo(-0.8);
        assertThat(item.path("rating").asInt()).isEqualTo(1);
    }

    @Test
    void theTranscriptHoldsMessagesTurnsAndFeedback() {
        var transcript = viewer.get("/api/v1/chat/conversations/list-00").json();

        assertThat(transcript.at("/conversation/conversationId").asText()).isEqualTo("list-00");
        assertThat(transcript.path("messages").findValuesAsText("eventId")).containsExactly("m-1", "m-2");
        assertThat(transcript.at("/messages/0/sentiment").asText()).isEqualTo("negative");
        assertThat(transcript.at("/messages/0/topic").asText()).isEqualTo("delivery");
        assertThat(transcript.at("/messages/1/sentiment").isNull()).isTrue();
        assertThat(transcript.at("/messages/1/text").asText()).isEqualTo("Lo siento <b>mucho</b>");
        assertThat(transcript.at("/turns/0/firstResponseMs").asLong()).isEqualTo(900);
        assertThat(transcript.at("/turns/0/stalls").asLong()).isEqualTo(2);
        assertThat(transcript.at("/conversation/dropOffTurn").isNull()).isTrue();
        assertThat(transcript.at("/feedback/0/rating").asInt()).isEqualTo(2);
        assertThat(transcript.at("/trajectory/turns").asInt()).isEqualTo(1);
        assertThat(transcript.at("/trajectory/end").asDouble()).isEqualTo(-0.8);
        assertThat(transcript.at("/trajectory/fellAfterTurnId").isNull()).isTrue();
        assertThat(viewer.get("/api/v1/chat/conversations/nobody").status()).isEqualTo(404);
    }

    private List<String> ids(String filters) {
        return StreamSupport.stream(list(filters + "&limit=200").path("items").spliterator(), false)
                .map(item -> item.path("conversationId").asText())
                .toList();
    }

    private JsonNode list(String filters) {
        var answer = viewer.get(LIST + filters);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
