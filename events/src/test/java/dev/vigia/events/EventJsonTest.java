package dev.vigia.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final String COMPLETE = "\"eventId\":\"e1\",\"type\":\"message.user\",\"agentId\":\"bot\","
            + "\"conversationId\":\"c1\",\"occurredAt\":\"2026-03-01T10:00:00Z\",\"observedAt\":\"2026-03-01T10:00:00Z\","
            + "\"source\":\"s\",\"sequence\":1";

    @Test
    void everyFaultIsNamed() {
        var rejected =
                rejected("{\"type\":\"message.user\",\"agentId\":7,\"occurredAt\":\"yesterday\",\"sequence\":-1}");

        assertThat(rejected.code()).isEqualTo(RejectedEvent.INVALID_FIELD);
        assertThat(rejected.reason())
                .contains("eventId is missing")
                .contains("agentId must be a string")
                .contains("conversationId is missing")
                .contains("occurredAt is not an RFC 3339 time")
                .contains("observedAt is missing")
                .contains("source is missing")
                .contains("sequence must be a whole number")
                .contains("text is missing");
    }

    @Test
    void aUserAloneTellsTheConversation() {
        var event = accepted(COMPLETE.replace("\"conversationId\":\"c1\"", "\"userId\":\"u1\""));

        assertThat(event.envelope().conversationId()).isNull();
        assertThat(event.key()).isEqualTo("bot/u1");
        assertThat(accepted(COMPLETE).key()).isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"userId\":null', 'conversationId is missing, and so is userId'",
        "'\"userId\":\" \"', 'userId is empty'",
        "'\"userId\":\"u1\",\"conversationId\":\"\"', 'conversationId is empty'"
    })
    void withoutEitherTheReasonIsTold(String fields, String reason) {
        assertThat(rejected("{" + COMPLETE.replace("\"conversationId\":\"c1\"", fields) + ",\"text\":\"hola\"}")
                        .reason())
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hola",
                "{",
                "{}{}",
                "{\"a\":1,\"a\":2}",
                "{\"sequence\":NaN}",
                "\u0000",
                "{\"text\":\"\u0001\"}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String json) {
        assertThat(rejected(json).code()).isEqualTo(RejectedEvent.MALFORMED_JSON);
    }

    @Test
    void deepNestingIsMalformed() {
        assertThat(rejected("{\"attributes\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                        .code())
                .isEqualTo(RejectedEvent.MALFORMED_JSON);
    }

    @Test
    void invalidUtf8IsMalformed() {
        var bytes = ("{" + COMPLETE + ",\"text\":\"ab\"}").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xff;

        assertThat(EventJson.decode(bytes)).isInstanceOf(Decoded.Rejected.class);
    }

    @Test
    void anUnknownTypeHasItsOwnCode() {
        assertThat(rejected("{\"type\":\"message.robot\"}").code()).isEqualTo(RejectedEvent.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\u0000b|a\uFFFDb",
                "\\ud83d|\uFFFD",
                "\\ude00x|\uFFFDx",
                "\\ud83d\\ude00|\uD83D\uDE00",
                "\\ud83d\\ud83d\\ude00|\uFFFD\uD83D\uDE00",
                "ñandú|ñandú"
            })
    void whatPostgresCannotStoreIsReplaced(String escaped, String stored) {
        var decoded = (Decoded.Accepted) decode("{" + COMPLETE + ",\"text\":\"" + escaped + "\"}");

        assertThat(((UserMessage) decoded.event()).text()).isEqualTo(stored);
    }

    @Test
    void emptyMessagesAreMessages() {
        assertThat(decode("{" + COMPLETE + ",\"text\":\"\"}")).isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void hugeTextsAreRefused() {
        assertThat(rejected("{" + COMPLETE + ",\"text\":\"" + "x".repeat(300_001) + "\"}")
                        .reason())
                .isEqualTo("text is longer than 300000 characters");
    }

    @Test
    void timesOutsideAnyCalendarAreRefused() {
        assertThat(rejected("{" + COMPLETE.replace("\"occurredAt\":\"2026", "\"occurredAt\":\"9999")
                                + ",\"text\":\"\"}")
                        .reason())
                .isEqualTo("occurredAt lies outside 1900 to 2200");
    }

    @Test
    void directIngestFillsWhatOnlyTheReceiverKnows() throws IOException {
        var now = Instant.parse("2026-03-01T10:00:00.123Z");
        var node = EventJson.parse(
                ("{\"type\":\"message.user\",\"agentId\":\"bot\",\"conversationId\":\"c\",\"text\":\"hi\","
                                + "\"source\":\"forged\",\"sequence\":99}")
                        .getBytes(StandardCharsets.UTF_8));

        var accepted =
                (Decoded.Accepted) EventJson.decodeIngest(node, new EventJson.Arrival(now, "key-1", 5, () -> "new-id"));

        var envelope = accepted.event().envelope();
        assertThat(envelope.eventId()).isEqualTo("new-id");
        assertThat(envelope.occurredAt()).isEqualTo(now);
        assertThat(envelope.observedAt()).isEqualTo(now);
        assertThat(envelope.source()).isEqualTo("key-1");
        assertThat(envelope.sequence()).isEqualTo(5);
    }

    @Test
    void deadLettersSurviveReadingAndWriting() throws IOException {
        var rejected = new RejectedEvent(
                Instant.parse("2026-03-01T10:00:00.5Z"),
                "bridge",
                RejectedEvent.MALFORMED_JSON,
                "not JSON",
                "bot",
                null,
                "bridge-1/4",
                null,
                new byte[] {0, -1, 7},
                3);

        assertThat(EventJson.decodeRejected(EventJson.encode(rejected)))
                .usingRecursiveComparison()
                .isEqualTo(rejected);
        assertThatThrownBy(() -> EventJson.decodeRejected(new byte[] {1})).isInstanceOf(IOException.class);
    }

    @Test
    void newIdsSortByTimeAndNamedIdsRepeat() {
        var early = EventIds.next(Instant.ofEpochMilli(1_000_000));
        var late = EventIds.next(Instant.ofEpochMilli(2_000_000));

        assertThat(early)
                .isLessThan(late)
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(EventIds.named("a", "b")).isEqualTo(EventIds.named("a", "b")).isNotEqualTo(EventIds.named("ab"));
    }

    private static Decoded decode(String json) {
        return EventJson.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ChatEvent accepted(String fields) {
        return ((Decoded.Accepted) decode("{" + fields + ",\"text\":\"hola\"}")).event();
    }

    private static Decoded.Rejected rejected(String json) {
        return (Decoded.Rejected) decode(json);
    }
}
