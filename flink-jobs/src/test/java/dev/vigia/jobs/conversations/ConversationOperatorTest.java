package dev.vigia.jobs.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.FlatEvent;
import dev.vigia.jobs.GoldenState;
import dev.vigia.jobs.metrics.LedgerEntry;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aBundleTellsEachRowOnce() throws Exception {
        for (var event :
                new Dialogue("c").user(0).agent(1).user(2).agent(3).rated(4, 5).flat()) {
            operator.processElement(new StreamRecord<>(event, event.occurredAt()));
        }
        assertThat(told(ConversationOperator.CONVERSATIONS)).isEmpty();
        operator.setProcessingTime(ConversationOperator.LONGEST_WAIT_MILLIS);
        assertThat(told(ConversationOperator.CONVERSATIONS)).hasSize(1);
        assertThat(told(ConversationOperator.TURNS)).hasSize(2);
        operator.setProcessingTime(ConversationOperator.LONGEST_WAIT_MILLIS + PendingLines.WAIT_MILLIS);
        assertThat(told(ConversationOperator.LEDGER)).singleElement().satisfies(entry -> assertThat(entry.stored())
                .isEqualTo(5));
        // One minute, its hour and its day.
        assertThat(told(ConversationOperator.TILE_CHANGES)).hasSize(3);
        assertThat(operator.extractOutputValues()).hasSize(5);
    }

    @Test
    void repetitionsAreFoundInALongConversationToo() throws Exception {
        var dialogue = new Dialogue("c");
        for (int i = 0; i < SeenEvents.AT_HAND; i++) {
            dialogue.user(i * 10).agent(i * 10 + 1);
        }
        process(dialogue.flat());
        process(dialogue.flat());
        assertThat(operator.extractOutputValues()).hasSize(2 * SeenEvents.AT_HAND);
        assertThat(told(ConversationOperator.LEDGER).stream()
                        .mapToLong(LedgerEntry::duplicate)
                        .sum())
                .isEqualTo(2 * SeenEvents.AT_HAND);
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

    /** Every component of the state is in the story: a spilled turn, a hand-off, an end, ratings, a dimension of each. */
    @ParameterizedTest
    @ValueSource(strings = {"conversations.v1", "conversations.v2"})
    void stateOfEachVersionIsUnderstood(String version) throws Exception {
        var dialogue = new Dialogue("c").started(0).agent(1);
        for (int i = 1; i <= 12; i++) {
            dialogue.user(i * 60).agent(i * 60 + 2, i * 60 + 5);
        }
        var events = dialogue.failed(800)
                .fallback(801)
                .handedOff(810)
                .rated(820, 4)
                .ended(830, "completed")
                .user(900)
                .flat();
        int known = events.size() - 1;
        var state = GoldenState.read(version, () -> {
            process(events.subList(0, known));
            return operator.snapshot(1, 1);
        });
        operator.close();
        operator = harness();
        operator.initializeState(state);
        operator.open();
        process(events);
        assertThat(told(ConversationOperator.LEDGER).stream()
                        .mapToLong(LedgerEntry::duplicate)
                        .sum())
                .isEqualTo(known);
        assertThat(lastRow())
                .isEqualTo(new ConversationRow(
                        "c",
                        new Dimensions("agent", "v1", "web", "es"),
                        "user-of-c",
                        Dialogue.millisAt(0),
                        Dialogue.millisAt(900),
                        null,
                        null,
                        Outcome.HANDED_OFF,
                        28,
                        13,
                        14,
                        13,
                        new TurnTotals(11, 0, 1),
                        new Ratings(1, 1, 4, Position.of(events.get(events.size() - 3)), 4),
                        3L * events.size()));
        // The second version knows whose contact it was; after the first, the next change tells it.
        assertThat(told(ConversationOperator.CONTACTS)).last().satisfies(change -> {
            assertThat(change.key()).isEqualTo(new ContactKey("agent", "user-of-c"));
            assertThat(change.contact())
                    .isEqualTo(new Contact(
                            "c",
                            new Dimensions("agent", "v1", "web", "es"),
                            Dialogue.millisAt(0),
                            Contact.OPEN,
                            false));
        });
        // A late answer in the first turn, which lies in the store of older turns.
        process(dialogue.agent(63, 64).flat().subList(events.size(), events.size() + 1));
        assertThat(told(ConversationOperator.TURNS)).anySatisfy(turn -> {
            assertThat(turn.figures().number()).isEqualTo(1);
            assertThat(turn.figures().agentMessages()).isEqualTo(2);
            assertThat(turn.figures().firstResponseMs()).isEqualTo(2_000);
            assertThat(turn.figures().responseMs()).isEqualTo(4_000);
            assertThat(turn.figures().outputTokens()).isEqualTo(40);
        });
    }

    @Test
    void moreConversationsThanAreHeldAtHandAreAllRemembered() throws Exception {
        int many = RecentConversations.MOST + 10;
        for (int i = 0; i < many; i++) {
            process(new Dialogue("c" + i).user(0).flat());
        }
        process(new Dialogue("c0").user(0).agent(1).flat());
        assertThat(lastRow().messages()).isEqualTo(2);
        assertThat(told(ConversationOperator.LEDGER).stream()
                        .mapToLong(LedgerEntry::duplicate)
                        .sum())
                .isEqualTo(1);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FlatEvent, FlatEvent> harness() throws Exception {
        var settings = new ConversationSettings(GAP, Duration.ofMinutes(5), HORIZON, 1);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new ConversationOperator(settings), FlatEvent::key, Types.STRING);
    }

    private void process(List<FlatEvent> events) throws Exception {
        for (var event : events) {
            process(event);
        }
    }

    /** Each event is a bundle of its own. */
    private void process(FlatEvent event) throws Exception {
        operator.processElement(new StreamRecord<>(event, event.occurredAt()));
        operator.prepareSnapshotPreBarrier(0);
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
