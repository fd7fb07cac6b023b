package dev.vigia.bridge.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vigia.bridge.intake.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A request with one span, as its JSON stands in the OTLP specification. */
    private static List<Span> spans(String attributes, String events) {
        var json = """
                {"resourceSpans":[{"resource":{"attributes":[
                  {"key":"service.name","value":{"stringValue":"shop"}},
                  {"key":"service.version","value":{"stringValue":"1.4"}}]},
                 "scopeSpans":[{"spans":[{"traceId":"5B8EFFF798038103D269B633813FC60C","spanId":"EEE19B7EC3C1B174",
                  "name":"chat","kind":3,"startTimeUnixNano":"1544712660000000000","endTimeUnixNano":"1544712661500000000",
                  "attributes":[%s],"events":[%s],"status":{}}]}]}]}""".formatted(attributes, events);
        try {
            return JsonTraces.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String text(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":"
                + MAPPER.getNodeFactory().textNode(value) + "}}";
    }

    private static List<JsonNode> turns(String attributes, String events) {
        return spans(attributes, events).stream()
                .flatMap(span -> Turns.of(span).stream())
                .map(Draft::flat)
                .toList();
    }

    private static final String CHAT = text("gen_ai.operation.name", "chat") + ",";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"role\":\"system\",\"parts\":[{\"type\":\"text\",\"content\":\"be kind\"}]},"
                        + "{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"old\"}]},"
                        + "{\"role\":\"user\",\"parts\":[{\"type\":\"blob\",\"content\":\"AAAA\"},"
                        + "{\"type\":\"text\",\"content\":\"¿dónde está?\"}]}]",
                "[{\"role\":\"user\",\"content\":\"¿dónde está?\"}]",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"¿dónde está?\"}]}]"
            })
    void theNewAttributesAreReadInEveryShape(String input) {
        var turns = turns(
                CHAT + text("gen_ai.input.messages", input) + ","
                        + text(
                                "gen_ai.output.messages",
                                "[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"aquí\"}],"
                                        + "\"finish_reason\":\"stop\"}]"),
                "");

        assertThat(turns)
                .extracting(turn -> turn.path("type").textValue())
                .containsExactly("message.user", "message.agent");
        assertThat(turns).extracting(turn -> turn.path("text").textValue()).containsExactly("¿dónde está?", "aquí");
        assertThat(turns.get(1).path("finishReason").textValue()).isEqualTo("stop");
    }

    @Test
    void theOldAttributesAreRead() {
        var turns = turns(
                text("gen_ai.system", "openai") + ","
                        + text("gen_ai.prompt", "[{\"role\":\"user\",\"content\":\"hola\"}]")
                        + "," + text("gen_ai.completion", "buenas")
                        + ",{\"key\":\"gen_ai.usage.prompt_tokens\",\"value\":{\"intValue\":\"12\"}}"
                        + ",{\"key\":\"gen_ai.usage.completion_tokens\",\"value\":{\"intValue\":3}}",
                "");

        assertThat(turns).extracting(turn -> turn.path("text").textValue()).containsExactly("hola", "buenas");
        assertThat(turns.get(1).path("inputTokens").longValue()).isEqualTo(12);
        assertThat(turns.get(1).path("outputTokens").longValue()).isEqualTo(3);
    }

    @Test
    void numberedAttributesAreRead() {
        var turns = turns(
                text("llm.request.type", "chat") + "," + text("gen_ai.prompt.0.role", "system") + ","
                        + text("gen_ai.prompt.0.content", "be kind") + "," + text("gen_ai.prompt.1.role", "user") + ","
                        + text("gen_ai.prompt.1.content", "hola") + "," + text("gen_ai.completion.0.content", "buenas")
                        + "," + text("gen_ai.completion.0.finish_reason", "length"),
                "");

        assertThat(turns).extracting(turn -> turn.path("text").textValue()).containsExactly("hola", "buenas");
        assertThat(turns.get(1).path("finishReason").textValue()).isEqualTo("length");
    }

    @Test
    void oldSpanEventsAreRead() {
        var turns = turns(CHAT + text("session.id", "s9"), """
                {"name":"gen_ai.user.message","timeUnixNano":"1544712660000000000","attributes":[%s]},
                {"name":"gen_ai.content.completion.chunk","timeUnixNano":"1544712660250000000"},
                {"name":"gen_ai.content.completion.chunk","timeUnixNano":"1544712660500000000"},
                {"name":"gen_ai.choice","timeUnixNano":"1544712661000000000","attributes":[%s]}""".formatted(
                text("gen_ai.event.content", "{\"content\":\"hola\"}"),
                text("gen_ai.event.content", "{\"message\":{\"content\":\"buenas\"},\"finish_reason\":\"stop\"}")));

        assertThat(turns).extracting(turn -> turn.path("text").textValue()).containsExactly("hola", "buenas");
        assertThat(turns)
                .extracting(turn -> turn.path("conversationId").textValue())
                .containsOnly("s9");
        assertThat(turns.get(1).path("firstChunkAt").textValue()).isEqualTo("2018-12-13T14:51:00.250Z");
        assertThat(turns.get(1).path("chunks").intValue()).isEqualTo(2);
    }

    @Test
    void theTimeToTheFirstChunkIsCountedFromTheSpansStart() {
        var turns = turns(
                CHAT + text("gen_ai.output.messages", "[{\"role\":\"assistant\",\"content\":\"a\"}]")
                        + ",{\"key\":\"gen_ai.response.time_to_first_chunk\",\"value\":{\"doubleValue\":0.4}}",
                "");

        assertThat(turns.get(0).path("occurredAt").textValue()).isEqualTo("2018-12-13T14:51:00.400Z");
        assertThat(turns.get(0).path("completedAt").textValue()).isEqualTo("2018-12-13T14:51:01.500Z");
    }

    @Test
    void theSameMessagesInAnAgentsSpanAreTheSameEvents() {
        var messages = text("gen_ai.input.messages", "[{\"role\":\"user\",\"content\":\"hola\"}]") + ","
                + text("gen_ai.output.messages", "[{\"role\":\"assistant\",\"content\":\"buenas\"}]");
        var call = turns(CHAT + messages, "");
        var agent = turns(text("gen_ai.operation.name", "invoke_agent") + "," + messages, "");

        assertThat(call)
                .extracting(turn -> turn.path("eventId"))
                .isEqualTo(agent.stream().map(turn -> turn.path("eventId")).toList());
    }

    @Test
    void anEvaluationIsFeedbackOfTheAnswer() {
        var turns = turns(
                CHAT + text("gen_ai.output.messages", "[{\"role\":\"assistant\",\"content\":\"a\"}]"),
                evaluation("user_rating", 4) + "," + evaluation("relevance", 1) + ","
                        + "{\"name\":\"gen_ai.evaluation.result\",\"timeUnixNano\":\"1544712662000000000\",\"attributes\":["
                        + text("gen_ai.evaluation.name", "thumbs") + "," + text("gen_ai.evaluation.score.label", "DOWN")
                        + "," + text("gen_ai.evaluation.explanation", "not helpful") + "]}");

        assertThat(turns).hasSize(4);
        assertThat(turns.subList(1, 4))
                .extracting(turn -> turn.path("messageId"))
                .containsOnly(turns.get(0).path("eventId"));
        assertThat(turns.get(1).path("rating").intValue()).isEqualTo(4);
        assertThat(turns.get(2).has("rating")).isFalse();
        assertThat(turns.get(2).path("comment").textValue()).isEqualTo("relevance · 1.0");
        assertThat(turns.get(3).path("thumbs").textValue()).isEqualTo("down");
        assertThat(turns.get(3).path("comment").textValue()).isEqualTo("not helpful");
    }

    private static String evaluation(String name, int score) {
        return "{\"name\":\"gen_ai.evaluation.result\",\"timeUnixNano\":\"1544712662000000000\",\"attributes\":["
                + text("gen_ai.evaluation.name", name)
                + ",{\"key\":\"gen_ai.evaluation.score.value\",\"value\":{\"doubleValue\":" + score + "}}]}";
    }

    @Test
    void spansThatSayNothingToAUserMakeNoEvents() {
        assertThat(turns(text("http.request.method", "GET"), "")).isEmpty();
        assertThat(turns(text("gen_ai.operation.name", "execute_tool") + "," + text("gen_ai.system", "x"), ""))
                .isEmpty();
    }
}
