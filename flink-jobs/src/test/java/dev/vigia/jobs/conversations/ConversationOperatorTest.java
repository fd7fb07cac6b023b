package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.metrics.LedgerEntry;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationOperatorTest {
    private static final Duration GAP = Duration.ofMinutes(30);
    private static final Duration HORIZON = Duration.ofDays(35);

    private KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, FlatEvent> operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
        operator.setProcessingTime(0);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aRepeatedEventGoesToTheLedgerAndNowhereElse() throws Exception {
        var event = new Dialogue("c").user(0).flat().get(0);
        process(event);
        int rows = told(ConversationOperator.CONVERSATIONS).size();
        process(event);
        assertThat(operator.extractOutputValues()).containsExactly(event);
        assertThat(told(ConversationOperator.CONVERSATIONS)).hasSize(rows);
        assertThat(told(ConversationOperator.LEDGER).stream()
                        .mapToLong(LedgerEntry::duplicate)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void theWatermarkClosesASilentConversation() throws Exception {
        process(new Dialogue("c").user(0).agent(1).flat());
        operator.processWatermark(Dialogue.millisAt(1_800));
        assertThat(lastRow().outcome()).isEqualTo(Outcome.OPEN);
        operator.processWatermark(Dialogue.millisAt(1_801));
        assertThat(lastRow().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void theMachinesClockClosesItWhenNoEventMovesTheWatermark() throws Exception {
        process(new Dialogue("c").user(0).agent(1).flat());
        operator.setProcessingTime(GAP.toMillis());
        assertThat(lastRow().outcome()).isEqualTo(Outcome.OPEN);
        operator.setProcessingTime(GAP.plusSeconds(20).toMillis());
        assertThat(lastRow().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    @Test
    void theMachinesClockEndsTheWaitForAnAnswerToo() throws Exception {
        process(new Dialogue("c").user(0).flat());
        operator.setProcessingTime(Duration.ofMinutes(5).plusSeconds(20).toMillis());
        assertThat(told(ConversationOperator.TURNS))
                .last()
                .satisfies(turn -> assertThat(turn.figures().status()).isEqualTo(TurnStatus.TIMEOUT));
    }

    @Test
    void anEventAfterASilenceThatNoTimerSawStillFindsItClosedOrOpenByItsOwnTime() throws Exception {
        var events = new Dialogue("c").user(0).agent(1).user(5_400).flat();
        process(events);
        assertThat(lastRow().outcome()).isEqualTo(Outcome.OPEN);
        assertThat(lastRow().turns()).isEqualTo(2);
    }

    @Test
    void aLateEventIsNotedInTheLedgerAndStillCorrects() throws Exception {
        var events = new Dialogue("c").user(0).agent(1).flat();
        process(events.get(0));
        operator.processWatermark(Dialogue.millisAt(7_200));
        assertThat(lastRow().outcome()).isEqualTo(Outcome.ABANDONED);
        process(events.get(1));
        assertThat(lastRow().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(told(ConversationOperator.LEDGER)).last().satisfies(entry -> assertThat(entry.late())
                .isEqualTo(1));
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        var dialogue = new Dialogue("c");
        for (int i = 0; i < 20; i++) {
            dialogue.user(i * 10).agent(i * 10 + 1);
        }
        process(dialogue.rated(900, 4).flat());
        assertThat(operator.numKeyedStateEntries()).isPositive();
        operator.processWatermark(Dialogue.millisAt(90_000));
        operator.setProcessingTime(HORIZON.minusDays(1).toMillis());
        assertThat(operator.numKeyedStateEntries()).isPositive();
        operator.setProcessingTime(HORIZON.plusDays(1).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void aCheckpointCarriesAConversationOn() throws Exception {
        var events = new Dialogue("c").user(0).agent(2).ended(3, "completed").flat();
        process(events.subList(0, 2));
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = harness();
        operator.initializeState(snapshot);
        operator.open();
        process(events);
        assertThat(told(ConversationOperator.LEDGER).stream()
                        .mapToLong(LedgerEntry::duplicate)
                        .sum())
                .isEqualTo(2);
        assertThat(lastRow().outcome()).isEqualTo(Outcome.RESOLVED);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, FlatEvent> harness() throws Exception {
        var settings = new ConversationSettings(GAP, Duration.ofMinutes(5), HORIZON, 1);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ConversationOperator(settings)), FlatEvent::key, Types.STRING);
    }

    private void process(List<FlatEvent> events) throws Exception {
        for (var event : events) {
            process(event);
        }
    }

    private void process(FlatEvent event) throws Exception {
        operator.processElement(new StreamRecord<>(event, event.occurredAt()));
    }

    private ConversationRow lastRow() {
        var rows = told(ConversationOperator.CONVERSATIONS);
        return rows.get(rows.size() - 1);
    }

    private <T> List<T> told(OutputTag<T> tag) {
        var records = operator.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
