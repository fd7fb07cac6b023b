package dev.vigia.bridge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.bridge.dialect.Reading.Marks;
import dev.vigia.events.RejectedEvent;
import dev.vigia.events.Thumbs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoDialectTest {
    private static final AutoDialect DIALECT = new AutoDialect();

    private static Reading user(String text) {
        return DIALECT.read(Side.USER, text).get(0);
    }

    private static Reading agent(String text) {
        return DIALECT.read(Side.AGENT, text).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hola", "", "[1,2]", "17", "\"quoted\"", "null", "¿{?}"})
    void whatIsNoJsonObjectIsAPlainMessage(String text) {
        assertThat(user(text)).isEqualTo(new Reading.Message(Marks.NONE, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"hola\"}",
                "{\"type\":\"message\",\"content\":\"hola\"}",
                "{\"type\":\"user_message\",\"message\":\"hola\"}",
                "{\"type\":\"AGENT_MESSAGE\",\"text\":\"hola\",\"content\":7}",
                "{\"type\":\"text\",\"text\":null,\"delta\":\"hola\"}",
                "{\"type\":null,\"text\":\"hola\"}",
                "{\"type\":\"brand_new\",\"text\":\"hola\"}",
                "  {\"text\":\"hola\",\"unknown\":{\"deep\":[1]}}"
            })
    void messagesHaveTheirTextInTheFirstFieldThatIsThere(String text) {
        assertThat(user(text)).isEqualTo(new Reading.Message(Marks.NONE, "hola"));
    }

    @Test
    void marksAreReadBesideTheMessage() {
        assertThat(agent("""
                        {"text":"hola","conversationId":"c1","userId":7,"model":"m","usage":{"inputTokens":3,"outputTokens":4},
                         "fallback":true}"""))
                .isEqualTo(new Reading.Message(new Marks("c1", "7", null, null, "m", 3L, 4L, true), "hola"));
        assertThat(agent("{\"text\":\"a\",\"conversationId\":\" \",\"usage\":{}}"))
                .isEqualTo(new Reading.Message(Marks.NONE, "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"delta\",\"delta\":\"ho\"}",
                "{\"type\":\"token\",\"text\":\"ho\"}",
                "{\"type\":\"chunk\",\"content\":\"ho\"}"
            })
    void streamedPiecesAreKnown(String text) {
        assertThat(agent(text)).isEqualTo(new Reading.Piece(Marks.NONE, "ho"));
    }

    @Test
    void theEndOfAStreamIsKnown() {
        assertThat(agent("{\"type\":\"done\"}")).isEqualTo(new Reading.StreamEnd(Marks.NONE, null, null));
        assertThat(agent("{\"type\":\"message_end\",\"finish_reason\":\"stop\",\"text\":\"all\"}"))
                .isEqualTo(new Reading.StreamEnd(Marks.NONE, "all", "stop"));
        assertThat(agent("{\"type\":\"end\"}")).isInstanceOf(Reading.StreamEnd.class);
    }

    @Test
    void onlyTheUserEndsTheConversation() {
        assertThat(user("{\"type\":\"end\"}")).isEqualTo(new Reading.End(Marks.NONE));
        assertThat(user("{\"type\":\"bye\"}")).isEqualTo(new Reading.End(Marks.NONE));
        assertThat(agent("{\"type\":\"bye\"}")).isEqualTo(new Reading.Opaque());
    }

    @Test
    void onlyTheAgentFails() {
        assertThat(agent("{\"type\":\"error\",\"code\":\"timeout\",\"message\":\"too slow\"}"))
                .isEqualTo(new Reading.Failure(Marks.NONE, "timeout", "too slow"));
        assertThat(agent("{\"type\":\"error\",\"code\":500}"))
                .isEqualTo(new Reading.Failure(Marks.NONE, "error", null));
        assertThat(user("{\"type\":\"error\"}")).isEqualTo(new Reading.Opaque());
    }

    @Test
    void feedbackNeedsSomethingToSay() {
        assertThat(user("{\"type\":\"rating\",\"rating\":5,\"comment\":\"bien\",\"messageId\":\"m1\"}"))
                .isEqualTo(new Reading.Feedback(Marks.NONE, 5, null, "bien", "m1"));
        assertThat(user("{\"type\":\"feedback\",\"score\":1}"))
                .isEqualTo(new Reading.Feedback(Marks.NONE, 1, null, null, null));
        assertThat(user("{\"type\":\"feedback\",\"thumbs\":\"down\"}"))
                .isEqualTo(new Reading.Feedback(Marks.NONE, null, Thumbs.DOWN, null, null));
        assertThat(user("{\"type\":\"feedback\"}")).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void handoffsAreKnown() {
        assertThat(agent("{\"type\":\"handoff\",\"to\":\"ventas\",\"reason\":\"pidió una persona\"}"))
                .isEqualTo(new Reading.Handoff(Marks.NONE, "ventas", "pidió una persona"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"typing", "ping", "pong", "status", "ack"})
    void keepAlivesAreIgnored(String type) {
        assertThat(agent("{\"type\":\"" + type + "\",\"text\":\"x\"}")).isEqualTo(new Reading.Ignored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"message\"}", "{\"type\":\"new\",\"text\":{\"a\":1}}", "{\"a\":1}"})
    void objectsWithoutTextAreOpaque(String text) {
        assertThat(user(text)).isEqualTo(new Reading.Opaque());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{hola}",
                "{\"text\":\"a\"} trailing",
                "{\"text\":NaN}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"unterminated"
            })
    void brokenObjectsAreMalformed(String text) {
        assertThat(user(text)).isInstanceOfSatisfying(Reading.Malformed.class, malformed -> assertThat(malformed.code())
                .isEqualTo(RejectedEvent.MALFORMED_JSON));
    }

    @Test
    void deepNestingIsMalformedAndNoOverflow() {
        assertThat(user("{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"))
                .isInstanceOf(Reading.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":7,\"text\":\"a\"}",
                "{\"text\":7}",
                "{\"type\":\"delta\",\"delta\":[]}",
                "{\"text\":\"a\",\"conversationId\":{}}",
                "{\"text\":\"a\",\"usage\":{\"inputTokens\":-1}}",
                "{\"text\":\"a\",\"usage\":3}",
                "{\"text\":\"a\",\"fallback\":\"yes\"}",
                "{\"type\":\"rating\",\"rating\":6}",
                "{\"type\":\"rating\",\"rating\":\"5\"}",
                "{\"type\":\"rating\",\"rating\":1e400}",
                "{\"type\":\"feedback\",\"thumbs\":\"sideways\"}"
            })
    void fieldsOfAWrongTypeAreMalformed(String text) {
        assertThat(user(text)).isInstanceOfSatisfying(Reading.Malformed.class, malformed -> assertThat(malformed.code())
                .isEqualTo(RejectedEvent.INVALID_FIELD));
    }

    @Test
    void whatCannotBeStoredIsReplaced() {
        assertThat(user("{\"text\":\"a\\u0000b\\ud800c\\ude00\"}"))
                .isEqualTo(new Reading.Message(Marks.NONE, "a\uFFFDb\uFFFDc\uFFFD"));
        assertThat(user("nul\0")).isEqualTo(new Reading.Message(Marks.NONE, "nul\uFFFD"));
        assertThat(user("familia 👨‍👩‍👧")).isEqualTo(new Reading.Message(Marks.NONE, "familia 👨‍👩‍👧"));
    }
}
