package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.vigia.events.MetricTile;
import dev.vigia.jobs.GoldenState;
import dev.vigia.jobs.series.AgentKey;
import dev.vigia.jobs.series.TestTile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrendFunctionTest {
    private static final TrendSettings SETTINGS =
            new TrendSettings(Duration.ofMinutes(30), Duration.ofMinutes(60), 10, 0.05, 0.1);
    private static final long NOW = TestTile.time("18:00:00").toEpochMilli();

    private KeyedOneInputStreamOperatorTestHarness<AgentKey, MetricTile, Trend> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TrendFunction(SETTINGS)),
                AgentKey::of,
                TypeInformation.of(AgentKey.class));
        harness.open();
        harness.setProcessingTime(NOW);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aLatencyThatClimbsRises() throws Exception {
        for (int i = 0; i < 30; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(5, 0).latency(1_000 + 100 * i));
        }
        watermark("10:30:00");

        var trend = last("responseMs.p95");
        assertThat(trend.direction()).isEqualTo("rising");
        assertThat(trend.windowStart()).isEqualTo(TestTile.time("10:00:00"));
        assertThat(trend.windowEnd()).isEqualTo(TestTile.time("10:30:00"));
        assertThat(trend.slopePerHour()).isCloseTo(6_000, withinPercentage(2));
        assertThat(trend.baselineValue()).isCloseTo(1_450, withinPercentage(2));
        assertThat(trend.currentValue()).isCloseTo(3_450, withinPercentage(2));
        assertThat(trend.points()).isEqualTo(30);
        assertThat(last("turns").direction()).isEqualTo("steady");
        assertThat(last("errorRate").pValue()).isEqualTo(1);
        assertThat(trends("csat.score")).isEmpty();
    }

    @Test
    void everyMinuteIsClosedOnceWhateverComesFirst() throws Exception {
        for (int i = 0; i < 20; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(1, 0));
            watermark("10:%02d:30".formatted(i));
        }
        harness.setProcessingTime(NOW + 3_600_000);
        watermark("10:25:00");
        var ends = trends("messages").stream().map(Trend::windowEnd).toList();
        assertThat(ends).doesNotHaveDuplicates().isSorted().startsWith(TestTile.time("10:10:00"));
    }

    @Test
    void aWindowWaitsForTheWatermark() throws Exception {
        for (int i = 0; i < 12; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(1, 0));
        }
        watermark("10:09:59");
        assertThat(trends("messages")).isEmpty();
        watermark("10:10:00");
        assertThat(trends("messages")).hasSize(1);
        assertThat(last("messages").points()).isEqualTo(10);
    }

    @Test
    void dimensionsOfAMinuteAreMergedAndOnlyTheNewestVersionCounts() throws Exception {
        for (int i = 0; i < 10; i++) {
            var minute = TestTile.minutesAfter("10:00", i);
            send(minute.channel("web").turns(3, 1).version(2));
            send(minute.channel("web").turns(2, 0).version(1));
            send(minute.channel("web").turns(3, 1).version(2));
            send(minute.channel("app").turns(4, 0).version(1));
        }
        watermark("10:10:00");
        assertThat(last("turns").currentValue()).isEqualTo(7);
        assertThat(last("errorRate").currentValue()).isCloseTo(1 / 7.0, within(1e-9));
    }

    @Test
    void whatIsLateForAWindowCountsInTheNext() throws Exception {
        for (int i = 0; i < 11; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(1, 0));
        }
        watermark("10:11:00");
        for (int i = 0; i < 11; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(6, 0).version(2));
        }
        watermark("10:12:00");
        assertThat(trends("turns")).extracting(Trend::baselineValue).containsExactly(1.0, 1.0, 6.0);
    }

    @Test
    void aSilentStreamStillClosesItsWindowsAndThenIsForgotten() throws Exception {
        for (int i = 0; i < 15; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(9, 0));
        }
        watermark("10:14:50");
        int before = trends("turns").size();
        assertThat(last("turns").windowEnd()).isEqualTo(TestTile.time("10:14:00"));

        harness.setProcessingTime(NOW + 29_000);
        assertThat(trends("turns")).hasSize(before);
        harness.setProcessingTime(NOW + 31_000);
        assertThat(last("turns").windowEnd()).isEqualTo(TestTile.time("10:15:00"));
        minutesPass(NOW + 31_000, 20);
        assertThat(last("turns").direction()).isEqualTo("falling");
        assertThat(last("turns").currentValue()).isZero();

        minutesPass(NOW + 31_000 + 20 * 60_000, 60);
        assertThat(last("turns").windowEnd()).isEqualTo(TestTile.time("10:45:00"));
        assertThat(last("turns").direction()).isEqualTo("steady");
        assertNothingIsKept();
    }

    @Test
    void aJumpOfTheWatermarkEndsOneStoryBeforeTheNext() throws Exception {
        for (int i = 0; i < 12; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(9, 0));
        }
        watermark("17:00:00");
        assertThat(last("messages").windowEnd()).isEqualTo(TestTile.time("10:42:00"));
        assertNothingIsKept();
        send(TestTile.at("16:30").turns(1, 0));
        send(TestTile.at("15:30").turns(1, 0));
        assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }

    @Test
    void agentsDoNotMix() throws Exception {
        for (int i = 0; i < 10; i++) {
            send(TestTile.minutesAfter("10:00", i).agent("shop").turns(1, 0));
            send(TestTile.minutesAfter("10:00", i).agent("bank").turns(5, 0));
        }
        watermark("10:10:00");
        assertThat(trends("turns"))
                .extracting(Trend::agentId, Trend::currentValue)
                .containsExactlyInAnyOrder(tuple("shop", 1.0), tuple("bank", 5.0));
    }

    @Test
    void theEndOfTheInputIsNoSilence() throws Exception {
        for (int i = 0; i < 12; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(1, 0));
        }
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(last("turns").windowEnd()).isEqualTo(TestTile.time("10:12:00"));
        assertNothingIsKept();
    }

    @Test
    void survivesARestart() throws Exception {
        for (int i = 0; i < 9; i++) {
            send(TestTile.minutesAfter("10:00", i).turns(1, 0));
        }
        watermark("10:05:00");
        restart(harness.snapshot(1, 1));
        send(TestTile.at("10:09").turns(1, 0));
        watermark("10:10:00");
        assertThat(last("turns").points()).isEqualTo(10);
    }

    @Test
    void readsTheStateOfItsFirstVersion() throws Exception {
        restart(GoldenState.read("trends.v1", () -> {
            for (int i = 0; i < 12; i++) {
                send(TestTile.minutesAfter("10:00", i)
                        .turns(3 + i, 1)
                        .latency(700)
                        .ratings(2, 1));
            }
            watermark("10:12:00");
            return harness.snapshot(1, 1);
        }));
        watermark("10:13:00");
        assertThat(last("turns").windowEnd()).isEqualTo(TestTile.time("10:13:00"));
        assertThat(last("turns").points()).isEqualTo(13);
        assertThat(last("turns").baselineValue()).isEqualTo(4.5);
        assertThat(last("responseMs.p50").currentValue()).isCloseTo(700, withinPercentage(1));
        assertThat(last("errorRate").baselineValue()).isCloseTo((1 / 4.0 + 1 / 5.0) / 2, within(1e-9));
        assertThat(last("csat.score").currentValue()).isEqualTo(0.5);
    }

    private void restart(OperatorSubtaskState state) throws Exception {
        harness.close();
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new TrendFunction(SETTINGS)),
                AgentKey::of,
                TypeInformation.of(AgentKey.class));
        harness.initializeState(state);
        harness.open();
        harness.setProcessingTime(NOW);
    }

    private void send(TestTile tile) throws Exception {
        harness.processElement(tile.tile(), tile.asOf().toEpochMilli());
    }

    private void watermark(String time) throws Exception {
        harness.processWatermark(TestTile.time(time).toEpochMilli());
    }

    private void minutesPass(long from, int minutes) throws Exception {
        for (int i = 1; i <= minutes; i++) {
            harness.setProcessingTime(from + 60_000L * i);
        }
    }

    private List<Trend> trends(String metric) {
        return harness.extractOutputValues().stream()
                .filter(trend -> trend.metric().equals(metric))
                .toList();
    }

    private Trend last(String metric) {
        var all = trends(metric);
        assertThat(all).isNotEmpty();
        var last = all.get(all.size() - 1);
        assertThat(last.asOf()).isAfterOrEqualTo(last.windowEnd()).isBefore(Instant.parse("2026-03-06T00:00:00Z"));
        return last;
    }

    private void assertNothingIsKept() {
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }
}
