package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import org.apache.flink.api.connector.sink2.Sink;

/** Turns into {@code chat_turn}. */
final class TurnTable {
    private static final String SQL = """
            insert into chat_turn as known (generation, conversation_id, turn_id, position, agent_id, agent_version,
                channel, locale, started_at, status, first_response_ms, response_ms, agent_messages, model,
                input_tokens, output_tokens, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, conversation_id, turn_id) do update set
                position = excluded.position, status = excluded.status,
                first_response_ms = excluded.first_response_ms, response_ms = excluded.response_ms,
                agent_messages = excluded.agent_messages, model = excluded.model,
                input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
                version = excluded.version, updated_at = now()
            where excluded.version >= known.version""";

    private TurnTable() {}

    static Sink<TurnRow> sink(JobSettings job, int generation) {
        return PostgresSinks.upsert(
                job,
                SQL,
                turn -> PostgresSinks.joined(turn.conversationId(), turn.turnId()),
                (statement, turn) -> new Columns(statement)
                        .whole(generation)
                        .text(turn.conversationId())
                        .text(turn.turnId())
                        .whole(turn.figures().number())
                        .text(turn.dimensions().agentId())
                        .text(turn.dimensions().agentVersion())
                        .text(turn.dimensions().channel())
                        .text(turn.dimensions().locale())
                        .millis(turn.startedAt())
                        .text(turn.figures().status().columnValue())
                        .whole(turn.figures().firstResponseMs())
                        .whole(turn.figures().responseMs())
                        .whole(turn.figures().agentMessages())
                        .text(turn.figures().model())
                        .whole(turn.figures().inputTokens())
                        .whole(turn.figures().outputTokens())
                        .whole(turn.version()));
    }
}
