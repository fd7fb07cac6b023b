package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.series.Metric;
import dev.vigia.jobs.series.MetricTotals;
import dev.vigia.jobs.series.Minutes;
import dev.vigia.jobs.series.TileCounts;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MinuteSeriesTest {
    private static final long START = 1_000 * Minutes.MINUTE;

    @Test
    void anEmptyMinuteIsZeroVolumeButNoRate() {
        var totals = new TreeMap<Long, MetricTotals>();
        totals.put(START, turns(4, 1));
        totals.put(START + 3 * Minutes.MINUTE, turns(2, 2));
        var minutes = new MinuteSeries(totals, START, START + 5 * Minutes.MINUTE);

        assertThat(minutes.of(Metric.TURNS).values()).containsExactly(4, 0, 0, 2, 0);
        assertThat(minutes.of(Metric.TURNS).hours()).containsExactly(0, 1 / 60.0, 2 / 60.0, 3 / 60.0, 4 / 60.0);
        assertThat(minutes.of(Metric.ERROR_RATE).values()).containsExactly(0.25, 1);
        assertThat(minutes.of(Metric.ERROR_RATE).hours()).containsExactly(0, 3 / 60.0);
        assertThat(minutes.of(Metric.CSAT).size()).isZero();
        assertThat(minutes.hasActivity()).isTrue();
    }

    @Test
    void tilesThatCountNothingAreNoActivity() {
        var totals = new TreeMap<Long, MetricTotals>();
        totals.put(START, turns(0, 0));
        var minutes = new MinuteSeries(totals, START, START + 2 * Minutes.MINUTE);
        assertThat(minutes.hasActivity()).isFalse();
        assertThat(minutes.of(Metric.TURNS).values()).containsExactly(0, 0);
        assertThat(new MinuteSeries(totals, START, START).of(Metric.TURNS).size())
                .isZero();
    }

    private static MetricTotals turns(long all, long failed) {
        var totals = new MetricTotals();
        totals.add(new TileCounts(1, 0, 0, all, all - failed, failed, 0, 0, 0, 0, 0, 0, new byte[0], new byte[0]));
        return totals;
    }
}
