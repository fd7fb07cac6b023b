package dev.vigia.jobs.trends;

import dev.vigia.jobs.series.Metric;
import dev.vigia.jobs.series.MetricTotals;
import dev.vigia.jobs.series.Minutes;
import java.time.Duration;
import java.util.Arrays;
import java.util.NavigableMap;

/**
 * The minutes of an agent's window as series. A minute without tiles is honest news about volume (it is 0) and no news
 * about a rate or a latency (it is left out). Minutes before the first one ever seen are unknown, not empty.
 *
 * @param totals by start of the minute, epoch milliseconds; minutes without tiles may be absent
 * @param from start of the first known minute of the window
 * @param to the minute after the last one
 */
record MinuteSeries(NavigableMap<Long, MetricTotals> totals, long from, long to) {
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final MetricTotals NOTHING = new MetricTotals();

    Series of(Metric metric) {
        int most = (int) Math.max(0, (to - from) / Minutes.MINUTE);
        var hours = new double[most];
        var values = new double[most];
        int size = 0;
        for (long minute = from; minute < to; minute += Minutes.MINUTE) {
            var value = metric.value(totals.getOrDefault(minute, NOTHING));
            if (value.isPresent()) {
                hours[size] = (minute - from) / HOUR;
                values[size++] = value.getAsDouble();
            }
        }
        return new Series(Arrays.copyOf(hours, size), Arrays.copyOf(values, size));
    }

    /** Whether anything happened in any of the minutes. */
    boolean hasActivity() {
        return totals.values().stream().anyMatch(minute -> !minute.isEmpty());
    }
}
