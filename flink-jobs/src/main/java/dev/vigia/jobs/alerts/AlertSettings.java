package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.Metric;
import dev.vigia.jobs.series.Minutes;
import dev.vigia.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * What may be set about alerts.
 *
 * @param errorRate {@code VIGIA_ALERT_ERROR_RATE}: rule {@code error-rate} fires above this share of failed turns
 * @param responseP95Millis {@code VIGIA_ALERT_RESPONSE_P95_MS}: rule {@code slow-answers} fires above this 95th
 *     percentile
 * @param window {@code VIGIA_ALERT_WINDOW}: over which whole minutes
 * @param leastTurns {@code VIGIA_ALERT_MIN_TURNS}: over how many turns at least
 * @param clearAfter {@code VIGIA_ALERT_CLEAR_AFTER}: how long the figure must be fine before an alert is resolved
 */
public record AlertSettings(
        double errorRate, double responseP95Millis, Duration window, long leastTurns, Duration clearAfter) {

    /** Reads these settings; problems stay in {@code settings} until the caller checks them. */
    public static AlertSettings from(Settings settings) {
        var window = settings.duration("VIGIA_ALERT_WINDOW", Duration.ofMinutes(5));
        if (window.toMillis() % Minutes.MINUTE != 0 || window.compareTo(Duration.ofHours(1)) > 0) {
            settings.problem("VIGIA_ALERT_WINDOW is " + window + ", but it takes whole minutes up to an hour.");
        }
        var clearAfter = settings.duration("VIGIA_ALERT_CLEAR_AFTER", Duration.ofMinutes(1));
        if (clearAfter.toMillis() < Minutes.MINUTE) {
            settings.problem("VIGIA_ALERT_CLEAR_AFTER is " + clearAfter + ", but it takes a minute or more.");
        }
        return new AlertSettings(
                settings.decimal("VIGIA_ALERT_ERROR_RATE", 0.2, 0, 1),
                settings.decimal("VIGIA_ALERT_RESPONSE_P95_MS", 8_000, 1, 86_400_000),
                window,
                settings.whole("VIGIA_ALERT_MIN_TURNS", 10, 1, 1_000_000),
                clearAfter);
    }

    /** The rules that every agent is held to. */
    public AlertRules rules() {
        return new AlertRules(List.of(
                new ThresholdRule(
                        "error-rate",
                        Metric.ERROR_RATE,
                        Comparison.ABOVE,
                        errorRate,
                        window,
                        leastTurns,
                        Severity.CRITICAL,
                        Duration.ZERO,
                        clearAfter),
                new ThresholdRule(
                        "slow-answers",
                        Metric.RESPONSE_P95,
                        Comparison.ABOVE,
                        responseP95Millis,
                        window,
                        leastTurns,
                        Severity.WARNING,
                        Duration.ZERO,
                        clearAfter)));
    }
}
