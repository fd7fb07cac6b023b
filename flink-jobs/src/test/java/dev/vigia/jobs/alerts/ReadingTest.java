package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.series.MetricTotals;
import dev.vigia.jobs.series.TestTile;
import dev.vigia.jobs.series.TileCounts;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Test
    void sumsTheRunningMinuteAndTheFourBeforeIt() {
        var totals = new TreeMap<Long, MetricTotals>();
        put(totals, "10:00", 100, 100);
        put(totals, "10:01", 8, 2);
        put(totals, "10:05", 2, 1);
        put(totals, "10:06", 10, 7);
        assertThat(at(totals, "10:05:00")).isEqualTo(at(totals, "10:05:59"));
        assertThat(at(totals, "10:05:30").value()).hasValue(10 / 20.0);
        assertThat(at(totals, "10:05:30").samples()).isEqualTo(20);
        assertThat(at(totals, "10:06:00").value()).hasValue(8 / 12.0);
        assertThat(at(totals, "10:11:00").value()).isEmpty();
    }

    private static Reading at(NavigableMap<Long, MetricTotals> totals, String time) {
        return Reading.of(TestRules.ERRORS, totals, TestTile.time(time).toEpochMilli());
    }

    private static void put(TreeMap<Long, MetricTotals> totals, String minute, long turns, long failed) {
        var sum = new MetricTotals();
        sum.add(new TileCounts(1, 0, 0, turns, turns - failed, failed, 0, 0, 0, 0, 0, 0, new byte[0], new byte[0]));
        totals.put(TestTile.at(minute).minute().toEpochMilli(), sum);
    }
}
