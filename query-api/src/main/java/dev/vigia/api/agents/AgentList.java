package dev.vigia.api.agents;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The agents that were ever seen, and how they are. */
public record AgentList(
        @Doc("In the order of their ids; at most 1,000") List<Agent> items) {

    /** One agent. */
    public record Agent(
            @Doc(value = "The agent", example = "support") String agentId,

            @Doc(value = "Conversations of all time", example = "5120")
            long conversations,

            @Doc(value = "Conversations that have not ended", example = "7")
            long activeConversations,

            @Doc(value = "Start of the newest conversation; null without any", example = "2026-11-22T09:58:01.120Z")
            @Nullable
            Instant lastConversationAt,

            @Doc("What it last reported of itself; null when it never did") @Nullable
            AgentHealth health) {}

    /** What an agent reports of itself. */
    public record AgentHealth(
            @Doc(value = "Whether it is up", example = "true")
            boolean up,

            @Doc(value = "Share of its processors in use, 0…1", example = "0.35") @Nullable
            Double cpu,

            @Doc(value = "Memory in use, bytes", example = "734003200") @Nullable
            Long memoryBytes,

            @Doc(value = "Requests that wait", example = "0") @Nullable
            Integer queue,

            @Doc(value = "Open connections", example = "42") @Nullable
            Integer connections,

            @Doc(value = "When it reported", example = "2026-11-22T09:59:55Z")
            Instant occurredAt) {}

    private static final String QUERY = """
            with recursive seen (agent_id) as (
                (select agent_id from chat_conversation where generation = :generation order by agent_id limit 1)
                union all
                select (select c.agent_id from chat_conversation c
                    where c.generation = :generation and c.agent_id > seen.agent_id order by c.agent_id limit 1)
                from seen where seen.agent_id is not null),
            known as (
                select agent_id from seen where agent_id is not null union select agent_id from agent_health)
            select known.agent_id, h.up, h.cpu, h.memory_bytes, h.queue, h.connections, h.occurred_at,
                (select max(c.started_at) from chat_conversation c
                    where c.generation = :generation and c.agent_id = known.agent_id) as last_conversation_at,
                (select count(*) from chat_conversation c
                    where c.generation = :generation and c.agent_id = known.agent_id) as conversations,
                (select count(*) from chat_conversation c
                    where c.generation = :generation and c.agent_id = known.agent_id and c.ended_at is null) as active
            from known left join agent_health h using (agent_id)
            order by known.agent_id
            limit 1000""";

    private static final RowMapper<Agent> AGENT = (row, context) -> {
        var reported = Columns.instant(row, "occurred_at");
        var health = reported == null
                ? null
                : new AgentHealth(
                        row.getBoolean("up"),
                        Columns.decimal(row, "cpu"),
                        Columns.whole(row, "memory_bytes"),
                        Columns.integer(row, "queue"),
                        Columns.integer(row, "connections"),
                        reported);
        return new Agent(
                row.getString("agent_id"),
                row.getLong("conversations"),
                row.getLong("active"),
                Columns.instant(row, "last_conversation_at"),
                health);
    };

    static AgentList all(Snapshot snapshot) {
        return new AgentList(snapshot.query(QUERY, Map.of()).map(AGENT).list());
    }
}
