package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.Metric;
import java.time.Duration;

/** Rules for tests. */
final class TestRules {
    static final ThresholdRule ERRORS = errors(Duration.ZERO);
    static final ThresholdRule SLOW = rule("slow-answers", Metric.RESPONSE_P95, Comparison.ABOVE, 8_000, Duration.ZERO);
    static final ThresholdRule UNHAPPY = rule("unhappy", Metric.CSAT, Comparison.BELOW, 0.5, Duration.ZERO);

    private TestRules() {}

    static ThresholdRule errors(Duration holdFor) {
        return rule("error-rate", Metric.ERROR_RATE, Comparison.ABOVE, 0.2, holdFor);
    }

    private static ThresholdRule rule(
            String id, Metric metric, Comparison comparison, double threshold, Duration holdFor) {
        return new ThresholdRule(
                id,
                metric,
                comparison,
                threshold,
                Duration.ofMinutes(5),
                10,
                Severity.CRITICAL,
                holdFor,
                Duration.ofMinutes(1));
    }
}
