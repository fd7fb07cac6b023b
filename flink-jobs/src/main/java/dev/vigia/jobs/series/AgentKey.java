package dev.vigia.jobs.series;

import dev.vigia.events.MetricTile;

/** Whose metrics: an agent's, in one generation of the derived data. */
public record AgentKey(int generation, String agentId) {
    public static AgentKey of(MetricTile tile) {
        return new AgentKey(tile.generation(), tile.agentId());
    }
}
