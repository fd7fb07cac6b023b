package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.GoldenState;
import dev.vigia.jobs.series.AgentKey;
import dev.vigia.jobs.series.TestTile;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<AgentKey, MetricTile, Alert> harness;
    private final List<Alert> earlier = new ArrayList<>();
    private long now;

    @BeforeEach
    void open() throws Exception {
        start(null);
        now = TestTile.time("10:00:40").toEpochMilli();
        harness.setProcessingTime(now);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aProvisionalTileFiresWithinAFractionOfASecond() throws Exception {
        send(TestTile.at("10:00").asOf("10:00:35").turns(12, 6));
        assertThat(alerts()).isEmpty();
        pass(AlertFunction.LOOK_DELAY);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertId()).isEqualTo("error-rate/shop/2026-03-05T10:00:00Z");
            assertThat(alert.state()).isEqualTo("firing");
            assertThat(alert.value()).isEqualTo(0.5);
            assertThat(alert.threshold()).isEqualTo(0.2);
            assertThat(alert.severity()).isEqualTo("critical");
            assertThat(alert.metric()).isEqualTo("errorRate");
            assertThat(alert.startedAt()).isEqualTo(TestTile.time("10:00:00"));
            assertThat(alert.resolvedAt()).isNull();
        });
    }

    @Test
    void dimensionsAndMinutesOfTheWindowCountTogether() throws Exception {
        send(TestTile.at("09:57").channel("web").turns(4, 1));
        send(TestTile.at("09:58").channel("app").turns(4, 1));
        send(TestTile.at("10:00").channel("web").asOf("10:00:35").turns(3, 1));
        pass(1_000);
        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.summary())
                .isEqualTo("Error rate of shop is 27.3 % over the last 5 minutes (11 turns), above 20.0 %."));
    }

    @Test
    void aSlowAgentFiresTheOtherRule() throws Exception {
        send(TestTile.at("10:00").asOf("10:00:35").turns(20, 0).latency(12_000));
        pass(1_000);
        assertThat(alerts()).extracting(Alert::ruleId).containsExactly("slow-answers");
    }

    @Test
    void aCorrectionResolvesItAfterAMinute() throws Exception {
        send(TestTile.at("10:00").asOf("10:00:35").turns(10, 3).version(1));
        pass(1_000);
        send(TestTile.at("10:00").asOf("10:00:36").turns(40, 3).version(2));
        pass(59_000);
        assertThat(alerts()).hasSize(1);
        pass(10_000);
        var resolved = last();
        assertThat(resolved.state()).isEqualTo("resolved");
        assertThat(resolved.alertId()).isEqualTo(alerts().get(0).alertId());
        assertThat(resolved.version()).isGreaterThan(alerts().get(0).version());
        assertThat(resolved.resolvedAt()).isBetween(TestTile.time("10:01:36"), TestTile.time("10:01:50"));
        assertThat(resolved.summary()).contains("no longer above 20.0 %; at worst it was 30.0 %.");
    }

    @Test
    void itResolvesWhenTheTrafficStopsAndNothingIsKept() throws Exception {
        send(TestTile.at("10:00").asOf("10:00:35").turns(10, 10));
        pass(1_000);
        pass(4 * 60_000);
        assertThat(last().state()).isEqualTo("firing");
        pass(100_000);
        assertThat(last().state()).isEqualTo("resolved");
        assertThat(last().summary()).startsWith("shop had no turns in the last 5 minutes");
        assertThat(alerts()).hasSize(2);
        pass(60_000);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void recordedTimesAreJudgedAsOfTheirTime() throws Exception {
        now = TestTile.time("23:00:00").toEpochMilli();
        harness.setProcessingTime(now);
        for (int i = 0; i < 5; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(4, 2));
            pass(10);
        }
        pass(1_000);
        assertThat(last().startedAt()).isEqualTo(TestTile.time("10:04:00"));
        send(TestTile.at("08:00").asOf("10:04:58").turns(500, 0));
        pass(15_000);
        assertThat(last().state()).isEqualTo("firing");
    }

    @Test
    void aBurstOfTilesIsLookedAtOnce() throws Exception {
        for (int version = 1; version <= 50; version++) {
            send(TestTile.at("10:00").asOf("10:00:35").turns(10 + version, 10).version(version));
        }
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        pass(1_000);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
    }

    @Test
    void aRestartTellsAgentsThatAreFineAndGoesOnWithAlerts() throws Exception {
        send(TestTile.at("10:00").asOf("10:00:35").turns(10, 10));
        pass(60_000);
        assertThat(allClear()).extracting(AllClear::ruleId).containsExactly("slow-answers");
        var snapshot = harness.snapshot(1, 1);
        harness.close();
        start(snapshot);
        harness.setProcessingTime(now);
        pass(3 * 60_000);
        assertThat(alerts()).hasSize(1);
        assertThat(allClear()).extracting(AllClear::ruleId).containsExactly("slow-answers");
        pass(4 * 60_000);
        assertThat(last().state()).isEqualTo("resolved");
        assertThat(last().alertId()).isEqualTo(alerts().get(0).alertId());
    }

    @Test
    void readsTheStateOfItsFirstVersion() throws Exception {
        var state = GoldenState.read("alerts.v1", () -> {
            send(TestTile.at("10:00").asOf("10:00:35").turns(10, 4).ratings(3, 1));
            pass(1_000);
            send(TestTile.at("10:00").asOf("10:00:36").turns(40, 4).version(2));
            pass(10_000);
            return harness.snapshot(1, 1);
        });
        harness.close();
        harness = null;
        start(state);
        now = TestTile.time("10:00:51").toEpochMilli();
        harness.setProcessingTime(now);
        pass(65_000);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertId()).isEqualTo("error-rate/shop/2026-03-05T10:00:00Z");
            assertThat(alert.state()).isEqualTo("resolved");
            assertThat(alert.value()).isEqualTo(0.1);
            assertThat(alert.summary())
                    .isEqualTo("Error rate of shop is 10.0 % over the last 5 minutes (40 turns), no longer above"
                            + " 20.0 %; at worst it was 40.0 %.");
        });
    }

    private void start(OperatorSubtaskState snapshot) throws Exception {
        if (harness != null) {
            earlier.addAll(harness.extractOutputValues());
        }
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new AlertFunction(new AlertRules(List.of(TestRules.ERRORS, TestRules.SLOW)))),
                AgentKey::of,
                TypeInformation.of(AgentKey.class));
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void send(TestTile tile) throws Exception {
        harness.processElement(tile.tile(), tile.asOf().toEpochMilli());
    }

    private void pass(long millis) throws Exception {
        for (long step = 0; step < millis; step += 1_000) {
            harness.setProcessingTime(now + Math.min(millis, step + 1_000));
        }
        now += millis;
    }

    private List<Alert> alerts() {
        var all = new ArrayList<>(earlier);
        all.addAll(harness.extractOutputValues());
        return all;
    }

    private Alert last() {
        var all = alerts();
        return all.get(all.size() - 1);
    }

    private List<AllClear> allClear() {
        var sent = harness.getSideOutput(AlertFunction.ALL_CLEAR);
        return sent == null
                ? List.of()
                : sent.stream().map(record -> record.getValue()).toList();
    }
}
