package dev.vigia.api.conversations;

import dev.vigia.api.database.Columns;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** One conversation as a list shows it. */
public record ConversationRow(
        @Doc(value = "The conversation", example = "c-1") String conversationId,
        @Doc(value = "The agent", example = "support") String agentId,

        @Doc(value = "The agent's version; empty when it names none", example = "2026.11")
        String agentVersion,

        @Doc(value = "Where the user was; empty when not known", example = "web")
        String channel,

        @Doc(value = "BCP 47 tag that the client claims; empty when not known", example = "es-ES")
        String locale,

        @Doc(value = "Pseudonym of the user", example = "u-7f3a") @Nullable
        String userId,

        @Doc(value = "First event", example = "2026-11-22T09:58:01.120Z")
        Instant startedAt,

        @Doc(value = "Last event so far", example = "2026-11-22T10:03:40.007Z")
        Instant lastEventAt,

        @Doc(value = "null while it is open", example = "2026-11-22T10:03:40.007Z") @Nullable
        Instant endedAt,

        @Doc(value = "completed, disconnected, silence or another short word", example = "completed") @Nullable
        String endReason,

        @Doc(
                value = "resolved, handed_off, abandoned or open; null until a user has said something",
                example = "resolved",
                choices = {"resolved", "handed_off", "abandoned", "open"})
        @Nullable
        String outcome,

        @Doc(value = "Messages of users and agents", example = "12")
        int messages,

        @Doc(value = "Messages of users", example = "6") int userMessages,

        @Doc(value = "Turns that the user opened", example = "6")
        int turns,

        @Doc(value = "Of these, answered without failure, timeout or fallback", example = "6")
        int answeredTurns,

        @Doc(value = "The turn after which the user gave up; null unless the outcome is abandoned", example = "null")
        @Nullable
        Integer dropOffTurn,

        @Doc(value = "The last rating, 1…5", example = "5") @Nullable
        Integer rating,

        @Doc(value = "Mean sentiment of the user's messages, -1…1; null while not analysed", example = "0.25") @Nullable
        Double sentiment,

        @Doc(value = "How the user began, at most 160 characters", example = "Hola, no puedo entrar en mi cuenta")
        @Nullable
        String preview,

        @Doc(value = "Grows with every correction", example = "14")
        long version) {

    /** The columns of a query in which the conversation is {@code c} and its analysis is {@code i}, its start {@code f}. */
    static final String COLUMNS = """
            c.conversation_id, c.agent_id, c.agent_version, c.channel, c.locale, c.user_id, c.started_at,
            c.last_event_at, c.ended_at, c.end_reason, c.outcome, c.messages, c.user_messages, c.turns,
            c.answered_turns, c.drop_off_turn, c.last_rating, c.version, i.sentiment, f.preview""";

    /** The joins that {@link #COLUMNS} needs: one index look-up each for a conversation. */
    static final String JOINS = """
            left join lateral (
                select avg(score) as sentiment from chat_insight
                where generation = c.generation and conversation_id = c.conversation_id and role = 'user'
                    and occurred_at between c.started_at and c.last_event_at) i on true
            left join lateral (
                select left(text, 160) as preview from chat_message
                where generation = c.generation and conversation_id = c.conversation_id and role = 'user'
                    and occurred_at between c.started_at and c.last_event_at
                order by occurred_at, event_id limit 1) f on true""";

    static final RowMapper<ConversationRow> MAPPER = (row, context) -> new ConversationRow(
            row.getString("conversation_id"),
            row.getString("agent_id"),
            row.getString("agent_version"),
            row.getString("channel"),
            row.getString("locale"),
            row.getString("user_id"),
            row.getTimestamp("started_at").toInstant(),
            row.getTimestamp("last_event_at").toInstant(),
            Columns.instant(row, "ended_at"),
            row.getString("end_reason"),
            row.getString("outcome"),
            row.getInt("messages"),
            row.getInt("user_messages"),
            row.getInt("turns"),
            row.getInt("answered_turns"),
            Columns.integer(row, "drop_off_turn"),
            Columns.integer(row, "last_rating"),
            Columns.decimal(row, "sentiment"),
            row.getString("preview"),
            row.getLong("version"));
}
