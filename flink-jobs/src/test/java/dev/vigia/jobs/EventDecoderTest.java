package dev.vigia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.EventType;
import dev.vigia.events.RejectedEvent;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
    private OneInputStreamOperatorTestHarness<EventRecord, FlatEvent> decoder;

    @BeforeEach
    void open() throws Exception {
        decoder = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new EventDecoder("conversations")));
        decoder.open();
        decoder.setProcessingTime(1_000);
    }

    @AfterEach
    void close() throws Exception {
        decoder.close();
    }

    @Test
    void aGoodEventGoesOn() throws Exception {
        process(event("2026-03-02T10:00:00.250Z", "2026-03-02T10:00:00.300Z", ""));
        assertThat(decoder.extractOutputValues()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.MESSAGE_AGENT);
            assertThat(event.text()).isEqualTo("hola");
            assertThat(event.timeReplaced()).isFalse();
            assertThat(event.completedAt()).isEqualTo(event.occurredAt());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "nonsense",
                "{\"type\":\"message.user\"}",
                "{\"type\":\"x\",\"source\":\"s\"}",
                "\u0000"
            })
    void aBadRecordIsKeptWithItsBytesReasonAndPlace(String raw) throws Exception {
        process(raw);
        assertThat(decoder.extractOutputValues()).isEmpty();
        assertThat(decoder.getSideOutput(EventDecoder.REJECTED)).singleElement().satisfies(record -> {
            var letter = record.getValue().letter();
            assertThat(letter.raw()).isEqualTo(raw.getBytes(StandardCharsets.UTF_8));
            assertThat(letter.reason()).isNotBlank();
            assertThat(letter.position()).isEqualTo("chat.events/3/77");
            assertThat(letter.stage()).isEqualTo("conversations");
            assertThat(record.getValue().recordedAt()).isEqualTo(500);
        });
    }

    @Test
    void aBadEventTellsWhatCanBeReadOfIt() throws Exception {
        process("{\"type\":\"message.user\",\"source\":\"tap-1\",\"agentId\":\"bot\",\"conversationId\":7}");
        var letter =
                decoder.getSideOutput(EventDecoder.REJECTED).poll().getValue().letter();
        assertThat(letter.code()).isEqualTo(RejectedEvent.INVALID_FIELD);
        assertThat(letter.source()).isEqualTo("tap-1");
        assertThat(letter.agentId()).isEqualTo("bot");
        assertThat(letter.conversationId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T10:05:00.000Z, 2026-03-02T10:00:00.000Z, false",
        "2026-03-02T10:05:00.001Z, 2026-03-02T10:00:00.000Z, true",
        "2099-01-01T00:00:00.000Z, 2026-03-02T10:00:00.000Z, true",
        "2016-07-18T14:10:38.000Z, 2026-03-02T10:00:00.000Z, false",
        "2000-01-01T00:00:00.000Z, 2026-03-02T10:00:00.000Z, false",
        "1970-01-01T00:00:00.000Z, 2026-03-02T10:00:00.000Z, true"
    })
    void aTimeThatIsNotCredibleIsReplacedAndMarked(String occurred, String observed, boolean replaced)
            throws Exception {
        process(event(occurred, observed, ""));
        var event = decoder.extractOutputValues().get(0);
        assertThat(event.timeReplaced()).isEqualTo(replaced);
        assertThat(event.occurredAt() == event.observedAt()).isEqualTo(replaced);
    }

    @Test
    void theLengthOfAnAnswerSurvivesTheReplacementOfItsTime() throws Exception {
        process(event(
                "2098-01-01T00:00:00.000Z",
                "2026-03-02T10:00:00.000Z",
                ",\"firstChunkAt\":\"2098-01-01T00:00:01.000Z\",\"completedAt\":\"2098-01-01T00:00:04.000Z\""));
        var event = decoder.extractOutputValues().get(0);
        assertThat(event.firstChunkAt() - event.occurredAt()).isEqualTo(1_000);
        assertThat(event.completedAt() - event.occurredAt()).isEqualTo(4_000);
    }

    @Test
    void anAnswerThatEndsBeforeItBeginsOrFarAheadEndsWhenItBegins() throws Exception {
        process(event(
                "2026-03-02T10:00:00.000Z",
                "2026-03-02T10:00:00.000Z",
                ",\"completedAt\":\"2026-03-02T09:00:00.000Z\""));
        process(event(
                "2026-03-02T10:00:00.000Z",
                "2026-03-02T10:00:00.000Z",
                ",\"completedAt\":\"2090-03-02T09:00:00.000Z\""));
        assertThat(decoder.extractOutputValues())
                .allSatisfy(event -> assertThat(event.completedAt()).isEqualTo(event.occurredAt()));
    }

    private void process(String json) throws Exception {
        var raw = new RawRecord("chat.events", 3, 77, 500, json.getBytes(StandardCharsets.UTF_8));
        decoder.processElement(new StreamRecord<>(EventRecord.read(raw, JobSettings.TIME_FLOOR.toEpochMilli())));
    }

    private static String event(String occurredAt, String observedAt, String more) {
        return """
            {"eventId":"e","type":"message.agent","agentId":"bot","conversationId":"c","occurredAt":"%s",
            "observedAt":"%s","source":"s","sequence":1,"text":"hola"%s}\
            """.formatted(occurredAt, observedAt, more);
    }
}
