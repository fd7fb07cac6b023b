package dev.vigia.api.metrics;

import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well agents answer over a range. */
public record Performance(
        @Doc(value = "Start of the range", example = "2026-11-21T10:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc("All agents together") Figures total,

        @Doc("Each version of each agent, in the order of their names")
        List<AgentPerformance> agents,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {

    /** Rates over all turns; null without turns. */
    public record Figures(
            @Doc(value = "Turns that a user opened", example = "731")
            long turns,

            @Doc(value = "Answered without failure, timeout or fallback, 0…1", example = "0.97") @Nullable
            Double successRate,

            @Doc(value = "Failed, 0…1", example = "0.01") @Nullable
            Double errorRate,

            @Doc(value = "Answered by a fallback, 0…1", example = "0.01") @Nullable
            Double fallbackRate,

            @Doc(value = "Without an answer in time, 0…1", example = "0.005") @Nullable
            Double timeoutRate,

            @Doc(value = "Without any answer before the conversation ended, 0…1", example = "0.005") @Nullable
            Double unansweredRate,

            @Doc(value = "Messages a minute over the range", example = "12.5")
            double messagesPerMinute,

            @Doc("From the user's message to the first piece of the answer")
            Metrics.Percentiles firstResponseMs,

            @Doc("From the user's message to the end of the answer")
            Metrics.Percentiles responseMs,

            @Doc(value = "Tokens that models read", example = "120000")
            long inputTokens,

            @Doc(value = "Tokens that models wrote", example = "45000")
            long outputTokens) {}

    /** One version of one agent. */
    public record AgentPerformance(
            @Doc(value = "The agent", example = "support") String agentId,

            @Doc(value = "Its version; empty when it names none", example = "2026.11")
            String agentVersion,

            @Doc("How well it answers") Figures figures) {}
}
