package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Turns into {@code chat_turn}. */
final class TurnTable {
    private static final TargetTable TABLE = TargetTable.versioned(
            "chat_turn",
            List.of("conversation_id", "turn_id"),
            List.of(
                    "conversation_id",
                    "turn_id",
                    "position",
                    "agent_id",
                    "agent_version",
                    "channel",
                    "locale",
                    "started_at",
                    "status",
                    "first_response_ms",
                    "response_ms",
                    "agent_messages",
                    "model",
                    "input_tokens",
                    "output_tokens",
                    "stalls",
                    "version"));

    private TurnTable() {}

    /** What names a turn. */
    private record Name(String conversationId, String turnId) {}

    static Sink<TurnRow> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(
                job,
                TABLE.under(generations.query()),
                turn -> new Name(turn.conversationId(), turn.turnId()),
                (fields, turn) -> fields.text(turn.conversationId())
                        .text(turn.turnId())
                        .integer(turn.figures().number())
                        .text(turn.dimensions().agentId())
                        .text(turn.dimensions().agentVersion())
                        .text(turn.dimensions().channel())
                        .text(turn.dimensions().locale())
                        .millis(turn.startedAt())
                        .text(turn.figures().status().columnValue())
                        .whole(turn.figures().firstResponseMs())
                        .whole(turn.figures().responseMs())
                        .integer(turn.figures().agentMessages())
                        .text(turn.figures().model())
                        .whole(turn.figures().inputTokens())
                        .whole(turn.figures().outputTokens())
                        .whole(turn.figures().stalls())
                        .whole(turn.version()));
    }
}
