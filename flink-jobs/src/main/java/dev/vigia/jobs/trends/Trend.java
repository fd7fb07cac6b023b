package dev.vigia.jobs.trends;

import dev.vigia.jobs.series.AgentKey;
import dev.vigia.jobs.series.Metric;
import java.time.Instant;

/**
 * Where a metric of an agent is heading, over one window: a row of {@code chat_trend}, whose columns explain the
 * components.
 *
 * @param version processing time in epoch milliseconds, so that what was found last is what stays
 */
public record Trend(
        int generation,
        String agentId,
        String metric,
        Instant windowEnd,
        Instant windowStart,
        String direction,
        double slopePerHour,
        double currentValue,
        double baselineValue,
        double pValue,
        int points,
        Instant asOf,
        long version) {

    /** Which window, and as of when: what the trends of all metrics of an agent have in common. */
    record Window(AgentKey agent, Instant start, Instant end, Instant asOf, long version) {}

    static Trend of(Window window, Metric metric, Finding finding) {
        return new Trend(
                window.agent().generation(),
                window.agent().agentId(),
                metric.wireName(),
                window.end(),
                window.start(),
                finding.direction().wireName(),
                finding.slopePerHour(),
                finding.current(),
                finding.baseline(),
                finding.pValue(),
                finding.points(),
                window.asOf(),
                window.version());
    }
}
