package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.GoldenState;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerOperatorTest {
    private static final Duration HORIZON = Duration.ofDays(35);
    private static final long MINUTE = 1_772_445_600_000L;

    private KeyedOneInputStreamOperatorTestHarness<LedgerKey, LedgerEntry, LedgerRow> operator;

    @BeforeEach
    void open() throws Exception {
        operator = harness();
        operator.open();
        operator.setProcessingTime(MINUTE);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void whatWasReceivedIsStoredDuplicateOrRejected() throws Exception {
        add(LedgerEntry.ofRejected("tap", null, MINUTE + 1));
        add(LedgerEntry.ofStored("tap", "agent", MINUTE + 2, 8, false));
        add(LedgerEntry.ofStored("tap", "agent", MINUTE + 3, 7, true));
        add(LedgerEntry.ofDuplicate("tap", "agent", MINUTE + 4, 8));
        assertThat(operator.extractOutputValues()).last().satisfies(row -> {
            assertThat(row.entry())
                    .isEqualTo(new LedgerEntry(
                            new LedgerKey("tap", MINUTE), 2, 1, 1, 1, 7, 8, "agent", new Sequences(new long[] {7, 9})));
            assertThat(row.entry().received()).isEqualTo(4);
        });
    }

    @Test
    void stateAndTimersEndWithTheHorizon() throws Exception {
        add(LedgerEntry.ofStored("tap", "agent", MINUTE, 1, false));
        operator.setProcessingTime(MINUTE + HORIZON.multipliedBy(2).toMillis());
        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
        assertThat(operator.numProcessingTimeTimers()).isZero();
    }

    @Test
    void stateOfTheFirstVersionIsUnderstood() throws Exception {
        understood("ledger.v1", Sequences.of(20));
    }

    @Test
    void stateOfTheSecondVersionIsUnderstood() throws Exception {
        understood("ledger.v2", new Sequences(new long[] {15, 17, 20, 21}));
    }

    private void understood(String version, Sequences seen) throws Exception {
        var state = GoldenState.read(version, () -> {
            add(new LedgerEntry(
                    new LedgerKey("tap", MINUTE), 11, 12, 13, 14, 15, 16, "agent", new Sequences(new long[] {15, 17})));
            operator.setProcessingTime(MINUTE + 1_000);
            return operator.snapshot(1, 1);
        });
        operator.close();
        operator = harness();
        operator.initializeState(state);
        operator.open();
        operator.setProcessingTime(MINUTE + 2_000);
        add(LedgerEntry.ofStored("tap", "agent", MINUTE, 20, false));
        operator.setProcessingTime(MINUTE + 3_000);
        assertThat(operator.extractOutputValues()).singleElement().satisfies(row -> assertThat(row.entry())
                .isEqualTo(new LedgerEntry(new LedgerKey("tap", MINUTE), 12, 12, 13, 14, 15, 20, "agent", seen)));
    }

    private static KeyedOneInputStreamOperatorTestHarness<LedgerKey, LedgerEntry, LedgerRow> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new LedgerOperator(HORIZON)),
                LedgerEntry::key,
                TypeInformation.of(LedgerKey.class));
    }

    private void add(LedgerEntry entry) throws Exception {
        operator.processElement(new StreamRecord<>(entry));
    }
}
