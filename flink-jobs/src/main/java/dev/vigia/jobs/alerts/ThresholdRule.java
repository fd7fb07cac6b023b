package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.Metric;
import java.io.Serializable;
import java.time.Duration;

/**
 * A metric that must not cross a threshold.
 *
 * @param id names the rule in rows, on the page and in the alerts' ids; kebab-case, never reused for another meaning
 * @param window how many whole minutes the metric is taken over, the running one included
 * @param leastSamples with fewer turns, answers or ratings in the window, the rule does not begin to fire
 * @param holdFor how long the threshold must be crossed before the alert fires; zero: at once
 * @param clearAfter how long it must then not be crossed before the alert is resolved; a minute or more, so that one
 *     rule cannot start two alerts in one minute
 */
record ThresholdRule(
        String id,
        Metric metric,
        Comparison comparison,
        double threshold,
        Duration window,
        long leastSamples,
        Severity severity,
        Duration holdFor,
        Duration clearAfter)
        implements Serializable {

    private static final long serialVersionUID = 1;

    ThresholdRule {
        if (clearAfter.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("Rule " + id + " clears after " + clearAfter + ", less than a minute");
        }
    }

    boolean isBreachedBy(Reading reading) {
        return reading.value().isPresent()
                && comparison.isBreachedBy(reading.value().getAsDouble(), threshold);
    }
}
