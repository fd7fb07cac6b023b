package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.Metric;
import dev.vigia.jobs.series.MetricTotals;
import dev.vigia.jobs.series.Minutes;
import java.util.NavigableMap;
import java.util.OptionalDouble;

/**
 * What a rule sees when it looks.
 *
 * @param value of its metric over its window; empty when there was nothing to measure
 * @param samples how many turns, answers or ratings the value is over
 */
record Reading(OptionalDouble value, long samples) {

    /**
     * @param totals by start of the minute, epoch milliseconds
     * @param now event time; the window ends with the minute it lies in, and takes in minutes that lie ahead of it
     */
    static Reading of(ThresholdRule rule, NavigableMap<Long, MetricTotals> totals, long now) {
        var sum = new MetricTotals();
        totals.tailMap(firstMinute(rule, now), true).values().forEach(sum::add);
        Metric metric = rule.metric();
        return new Reading(metric.value(sum), metric.samples(sum));
    }

    /** The start of the first minute of the rule's window. */
    static long firstMinute(ThresholdRule rule, long now) {
        return Minutes.floor(now) + Minutes.MINUTE - rule.window().toMillis();
    }
}
