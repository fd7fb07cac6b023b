package dev.vigia.jobs.insights;

import static dev.vigia.jobs.insights.Messages.MINUTE;
import static dev.vigia.jobs.insights.Messages.agent;
import static dev.vigia.jobs.insights.Messages.message;
import static dev.vigia.jobs.insights.Messages.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.events.EventType;
import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.GoldenState;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnalyzeMessagesTest {
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final MessageAnalyzer ANALYZER = MessageAnalyzer.load(AnalysisSettings.defaults());

    private KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, MessageInsight> operator;

    @BeforeEach
    void open() throws Exception {
        operator = opened(null);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, MessageInsight> opened(
            @Nullable OperatorSubtaskState from) throws Exception {
        var operator = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new AnalyzeMessages(() -> ANALYZER, List.of("es", "en"), HORIZON)),
                FlatEvent::key,
                Types.STRING);
        if (from != null) {
            operator.initializeState(from);
        }
        operator.open();
        operator.setProcessingTime(MINUTE);
        return operator;
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aMessageIsJudged() throws Exception {
        send(user("c", "1", MINUTE, "Mi pedido no ha llegado, esto es una vergüenza"));
        assertThat(operator.extractOutputValues()).singleElement().satisfies(insight -> {
            assertThat(insight.language()).isEqualTo("es");
            assertThat(insight.sentiment()).isEqualTo(SentimentLabel.NEGATIVE);
            assertThat(insight.topic()).isEqualTo("order-status");
            assertThat(insight.role()).isEqualTo("user");
            assertThat(insight.locale()).isEmpty();
        });
    }

    @Test
    void theSameEventIsJudgedOnce() throws Exception {
        send(user("c", "1", MINUTE, "hola"));
        send(user("c", "1", MINUTE, "hola"));
        send(user("d", "1", MINUTE, "hola"));
        assertThat(operator.extractOutputValues()).hasSize(2);
    }

    @Test
    void aShortMessageInheritsTheConversationsLanguage() throws Exception {
        send(agent("c", "1", MINUTE, "¿Quieres que cancele tu suscripción?"));
        send(user("c", "2", MINUTE + 1, "ok"));
        send(user("d", "3", MINUTE + 1, "ok"));
        assertThat(operator.extractOutputValues())
                .extracting(MessageInsight::language)
                .containsExactly("es", "es", "und");
    }

    @Test
    void aMessageWithoutTextIsAnEmptyOne() throws Exception {
        send(message(EventType.MESSAGE_AGENT, "c", "1", MINUTE, null, "en-US"));
        assertThat(operator.extractOutputValues()).singleElement().satisfies(insight -> {
            assertThat(insight.language()).isEqualTo("en");
            assertThat(insight.sentiment()).isEqualTo(SentimentLabel.NEUTRAL);
        });
    }

    @Test
    void anOldRecordingIsRememberedAsLongAsLiveTraffic() throws Exception {
        operator.processWatermark(MINUTE);
        long tenYearsAgo = MINUTE - Duration.ofDays(3650).toMillis();
        send(user("c", "1", tenYearsAgo, "hola"));
        operator.processWatermark(MINUTE + 60_000);
        send(user("c", "1", tenYearsAgo, "hola"));
        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        var state = GoldenState.read("messages.v1", () -> {
            send(user("c", "1", MINUTE, "¿Quieres que cancele tu suscripción?"));
            send(user("d", "2", MINUTE, "where is the order that I made last week?"));
            return operator.snapshot(1, 1);
        });
        operator.close();
        operator = opened(state);
        send(user("c", "1", MINUTE, "¿Quieres que cancele tu suscripción?"));
        send(user("c", "3", MINUTE + 1, "ok"));
        send(user("d", "4", MINUTE + 1, "ok"));
        assertThat(operator.extractOutputValues())
                .as("the event that was judged before is known, and so is each conversation's language")
                .extracting(insight -> insight.eventId() + " " + insight.language())
                .containsExactly("3 es", "4 en");
        assertThat(operator.numProcessingTimeTimers()).as("an end for each").isEqualTo(2);
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        send(user("c", "1", MINUTE, "hola, buenas tardes"));
        operator.setProcessingTime(MINUTE + HORIZON.minusDays(2).toMillis());
        send(user("c", "2", MINUTE, "gracias"));
        operator.setProcessingTime(MINUTE + HORIZON.plusDays(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isPositive();
        operator.setProcessingTime(MINUTE + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void send(FlatEvent message) throws Exception {
        operator.processElement(new StreamRecord<>(message, message.occurredAt()));
    }
}
