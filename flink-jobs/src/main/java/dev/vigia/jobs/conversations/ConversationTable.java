package dev.vigia.jobs.conversations;

import dev.vigia.jobs.Columns;
import dev.vigia.jobs.JobSettings;
import dev.vigia.jobs.PostgresSinks;
import org.apache.flink.api.connector.sink2.Sink;

/** Conversations into {@code chat_conversation}. */
final class ConversationTable {
    private static final String SQL = """
            insert into chat_conversation as known (generation, conversation_id, agent_id, agent_version, channel,
                locale, user_id, started_at, last_event_at, ended_at, end_reason, outcome, engaged, messages,
                user_messages, agent_messages, turns, answered_turns, failed_turns, fallback_turns, rating_count,
                rating_sum, last_rating, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, conversation_id) do update set
                agent_id = excluded.agent_id, agent_version = excluded.agent_version, channel = excluded.channel,
                locale = excluded.locale, user_id = excluded.user_id, started_at = excluded.started_at,
                last_event_at = excluded.last_event_at, ended_at = excluded.ended_at,
                end_reason = excluded.end_reason, outcome = excluded.outcome, engaged = excluded.engaged,
                messages = excluded.messages, user_messages = excluded.user_messages,
                agent_messages = excluded.agent_messages, turns = excluded.turns,
                answered_turns = excluded.answered_turns, failed_turns = excluded.failed_turns,
                fallback_turns = excluded.fallback_turns, rating_count = excluded.rating_count,
                rating_sum = excluded.rating_sum, last_rating = excluded.last_rating,
                version = excluded.version, updated_at = now()
            where excluded.version >= known.version""";

    private ConversationTable() {}

    static Sink<ConversationRow> sink(JobSettings job, int generation) {
        return PostgresSinks.upsert(
                job, SQL, ConversationRow::conversationId, (statement, row) -> new Columns(statement)
                        .whole(generation)
                        .text(row.conversationId())
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
                        .whole(row.messages())
                        .whole(row.userMessages())
                        .whole(row.agentMessages())
                        .whole(row.turns())
                        .whole(row.totals().answered())
                        .whole(row.totals().failed())
                        .whole(row.totals().fallback())
                        .whole(row.ratings().count())
                        .whole(row.ratings().sum())
                        .whole(row.ratings().last())
                        .whole(row.version()));
    }
}
