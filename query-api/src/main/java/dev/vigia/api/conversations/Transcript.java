package dev.vigia.api.conversations;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Everything that is known of one conversation. */
public record Transcript(
        @Doc("The conversation") ConversationRow conversation,

        @Doc("In the order in which they were said; at most 5,000")
        List<Message> messages,

        @Doc("In their order; at most 5,000") List<Turn> turns,

        @Doc("What the user said of it, in order; at most 500")
        List<Feedback> feedback,

        @Doc("How it went for the user; null while no message of the user is analysed") @Nullable
        Trajectory trajectory) {

    /** One message with what the analysis says of it. */
    public record Message(
            @Doc(value = "Id of its event", example = "0193b1f0-0000-7000-8000-000000000001")
            String eventId,

            @Doc(
                    value = "user or agent",
                    example = "user",
                    choices = {"user", "agent"})
            String role,

            @Doc(value = "As it was recorded", example = "Hola, no puedo entrar en mi cuenta")
            String text,

            @Doc(value = "When it began", example = "2026-11-22T09:58:01.120Z")
            Instant occurredAt,

            @Doc(value = "Last piece of a streamed answer", example = "2026-11-22T09:58:03.400Z") @Nullable
            Instant completedAt,

            @Doc(value = "Whether the agent failed instead of answering", example = "false")
            boolean failed,

            @Doc(value = "Why it failed", example = "null") @Nullable
            String failureReason,

            @Doc(value = "Whether the agent gave a fallback answer", example = "false")
            boolean fallback,

            @Doc(value = "Model that answered", example = "null") @Nullable
            String model,

            @Doc(value = "Tokens that the model read", example = "null") @Nullable
            Long inputTokens,

            @Doc(value = "Tokens that the model wrote", example = "null") @Nullable
            Long outputTokens,

            @Doc(value = "ISO 639-1, or und; null while not analysed", example = "es") @Nullable
            String language,

            @Doc(
                    value = "negative, neutral or positive; null while not analysed",
                    example = "negative",
                    choices = {"negative", "neutral", "positive"})
            @Nullable
            String sentiment,

            @Doc(value = "-1…1; null while not analysed", example = "-0.42") @Nullable
            Double score,

            @Doc(value = "null when it is none of the known topics", example = "account_access") @Nullable
            String topic) {}

    /** One turn: a user message and what came of it. */
    public record Turn(
            @Doc(
                    value = "Event id of the user message that opened it",
                    example = "0193b1f0-0000-7000-8000-000000000001")
            String turnId,

            @Doc(value = "1 for the first", example = "1") int position,

            @Doc(value = "When the user asked", example = "2026-11-22T09:58:01.120Z")
            Instant startedAt,

            @Doc(
                    value = "pending, answered, failed, fallback, timeout or unanswered",
                    example = "answered",
                    choices = {"pending", "answered", "failed", "fallback", "timeout", "unanswered"})
            String status,

            @Doc(value = "To the first piece of the answer, ms", example = "820") @Nullable
            Long firstResponseMs,

            @Doc(value = "To the end of the answer, ms", example = "2280") @Nullable
            Long responseMs,

            @Doc(value = "Messages of the agent in it", example = "1")
            int agentMessages,

            @Doc(value = "Silences within its streamed answers; null when none was streamed", example = "0") @Nullable
            Long stalls,

            @Doc(
                    value = "The turn in which the user asked the same for the first time; null when this is it",
                    example = "null")
            @Nullable
            String repeatOf) {}

    /** One judgement. */
    public record Feedback(
            @Doc(value = "Id of its event", example = "0193b1f0-0000-7000-8000-000000000009")
            String eventId,

            @Doc(value = "1…5", example = "5") @Nullable Integer rating,

            @Doc(
                    value = "up or down",
                    example = "null",
                    choices = {"up", "down"})
            @Nullable
            String thumbs,

            @Doc(value = "In the user's words", example = "Muy rápido, gracias") @Nullable
            String comment,

            @Doc(value = "Event id of the judged answer; null for the whole conversation", example = "null") @Nullable
            String messageId,

            @Doc(value = "When it was given", example = "2026-11-22T10:03:39.001Z")
            Instant occurredAt) {}

    private static final String CONVERSATION = """
            select %s from chat_conversation c
            %s
            where c.generation = :generation and c.conversation_id = :id""".formatted(ConversationRow.COLUMNS, ConversationRow.JOINS);

    private static final String MESSAGES = """
            select m.*, i.language, i.sentiment, i.score, i.topic
            from chat_message m
            left join chat_insight i on i.generation = m.generation and i.occurred_at = m.occurred_at
                and i.conversation_id = m.conversation_id and i.event_id = m.event_id
            where m.generation = :generation and m.conversation_id = :id
            order by m.occurred_at, m.sequence, m.event_id
            limit 5000""";

    private static final String TURNS = """
            select t.*, r.repeat_of
            from chat_turn t
            left join chat_question_repeat r on r.generation = :generation and r.conversation_id = :id
                and r.event_id = t.turn_id
            where t.generation = :generation and t.conversation_id = :id
            order by t.position limit 5000""";

    private static final String FEEDBACK = """
            select * from user_satisfaction
            where generation = :generation and conversation_id = :id
            order by occurred_at, event_id limit 500""";

    private static final RowMapper<Message> MESSAGE = (row, context) -> new Message(
            row.getString("event_id"),
            row.getString("role"),
            row.getString("text"),
            row.getTimestamp("occurred_at").toInstant(),
            Columns.instant(row, "completed_at"),
            row.getBoolean("failed"),
            row.getString("failure_reason"),
            row.getBoolean("fallback"),
            row.getString("model"),
            Columns.whole(row, "input_tokens"),
            Columns.whole(row, "output_tokens"),
            row.getString("language"),
            row.getString("sentiment"),
            Columns.decimal(row, "score"),
            row.getString("topic"));

    private static final RowMapper<Turn> TURN = (row, context) -> new Turn(
            row.getString("turn_id"),
            row.getInt("position"),
            row.getTimestamp("started_at").toInstant(),
            row.getString("status"),
            Columns.whole(row, "first_response_ms"),
            Columns.whole(row, "response_ms"),
            row.getInt("agent_messages"),
            Columns.whole(row, "stalls"),
            row.getString("repeat_of"));

    private static final RowMapper<Feedback> JUDGEMENT = (row, context) -> new Feedback(
            row.getString("event_id"),
            Columns.integer(row, "rating"),
            row.getString("thumbs"),
            row.getString("comment"),
            row.getString("message_id"),
            row.getTimestamp("occurred_at").toInstant());

    static Optional<Transcript> of(Snapshot snapshot, String conversationId) {
        var id = Map.of("id", conversationId);
        return snapshot.query(CONVERSATION, id)
                .map(ConversationRow.MAPPER)
                .findOne()
                .map(conversation -> new Transcript(
                        conversation,
                        snapshot.query(MESSAGES, id).map(MESSAGE).list(),
                        snapshot.query(TURNS, id).map(TURN).list(),
                        snapshot.query(FEEDBACK, id).map(JUDGEMENT).list(),
                        snapshot.query(Trajectory.QUERY, id)
                                .map(Trajectory.MAPPER)
                                .findOne()
                                .orElse(null)));
    }
}
