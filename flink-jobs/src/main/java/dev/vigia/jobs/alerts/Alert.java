package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.AgentKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an alert: a row of {@code chat_alert}.
 *
 * @param alertId rule, agent and start, so that the same trouble found again is the same alert
 * @param state {@code firing} or {@code resolved}
 * @param value the last one that was read
 * @param summary one English sentence with the numbers
 * @param startedAt start of the minute in which the threshold was crossed
 * @param resolvedAt event time; null while it fires
 * @param version processing time in epoch milliseconds, ever growing
 */
public record Alert(
        int generation,
        String alertId,
        String ruleId,
        String agentId,
        String metric,
        String severity,
        String state,
        double value,
        double threshold,
        String summary,
        Instant startedAt,
        @Nullable Instant resolvedAt,
        long version) {

    static Alert firing(AgentKey agent, ThresholdRule rule, RuleState row, Reading reading) {
        var summary = AlertSummary.firing(agent.agentId(), rule, reading);
        return of(agent, rule, row, "firing", summary, null);
    }

    static Alert resolved(AgentKey agent, ThresholdRule rule, RuleState row, Reading reading, Instant now) {
        var summary = AlertSummary.resolved(agent.agentId(), rule, row, reading);
        var started = Instant.ofEpochMilli(row.startedAt());
        return of(agent, rule, row, "resolved", summary, now.isBefore(started) ? started : now);
    }

    private static Alert of(
            AgentKey agent,
            ThresholdRule rule,
            RuleState row,
            String state,
            String summary,
            @Nullable Instant resolvedAt) {
        var started = Instant.ofEpochMilli(row.startedAt());
        return new Alert(
                agent.generation(),
                rule.id() + "/" + agent.agentId() + "/" + started,
                rule.id(),
                agent.agentId(),
                rule.metric().wireName(),
                rule.severity().wireName(),
                state,
                row.lastValue(),
                rule.threshold(),
                summary,
                started,
                resolvedAt,
                row.version());
    }
}
