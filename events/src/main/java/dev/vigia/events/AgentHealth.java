package dev.vigia.events;

import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing.
 *
 * @param up whether it answers
 * @param cpu share of its processors in use, 0 to 1
 * @param memoryBytes resident memory
 * @param queue requests waiting
 * @param connections open connections
 */
public record AgentHealth(
        Envelope envelope,
        boolean up,
        @Nullable Double cpu,
        @Nullable Long memoryBytes,
        @Nullable Integer queue,
        @Nullable Integer connections)
        implements ChatEvent {
    @Override
    public EventType type() {
        return EventType.AGENT_HEALTH;
    }

    @Override
    public AgentHealth with(Envelope other) {
        return new AgentHealth(other, up, cpu, memoryBytes, queue, connections);
    }
}
