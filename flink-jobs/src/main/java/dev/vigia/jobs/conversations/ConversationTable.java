package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Generations;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import dev.vigia.jobs.postgres.TargetTable;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Conversations into {@code chat_conversation}. */
final class ConversationTable {
    private static final TargetTable TABLE = TargetTable.versioned(
            "chat_conversation",
            List.of("conversation_id"),
            List.of(
                    "conversation_id",
                    "agent_id",
                    "agent_version",
                    "channel",
                    "locale",
                    "user_id",
                    "started_at",
                    "last_event_at",
                    "ended_at",
                    "end_reason",
                    "outcome",
                    "engaged",
                    "messages",
                    "user_messages",
                    "agent_messages",
                    "turns",
                    "answered_turns",
                    "failed_turns",
                    "fallback_turns",
                    "rating_count",
                    "rating_sum",
                    "last_rating",
                    "version"));

    private ConversationTable() {}

    static Sink<ConversationRow> sink(JobSettings job, Generations generations) {
        return PostgresSinks.copy(
                job, TABLE.under(generations.query()), ConversationRow::conversationId, (fields, row) -> fields.text(
                                row.conversationId())
                        .text(row.dimensions().agentId())
                        .text(row.dimensions().agentVersion())
                        .text(row.dimensions().channel())
                        .text(row.dimensions().locale())
                        .text(row.userId())
                        .millis(row.startedAt())
                        .millis(row.lastEventAt())
                        .millis(row.endedAt())
                        .text(row.endReason())
                        .text(row.outcome() == null ? null : row.outcome().columnValue())
                        .flag(row.userMessages() > 0)
                        .integer(row.messages())
                        .integer(row.userMessages())
                        .integer(row.agentMessages())
                        .integer(row.turns())
                        .integer(row.totals().answered())
                        .integer(row.totals().failed())
                        .integer(row.totals().fallback())
                        .integer(row.ratings().count())
                        .integer(row.ratings().sum())
                        .small(row.ratings().last())
                        .whole(row.version()));
    }
}
