package dev.vigia.api.questions;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that the agent gave. */
public record SuggestedAnswer(
        @Doc(value = "What the agent said", example = "Your parcel arrives tomorrow.")
        String text,

        @Doc(value = "The conversation where it did", example = "c-1842")
        String conversationId,

        @Doc(
                value = "Rating 1…5 of that answer, else of its conversation; thumbs up count as 5, down as 1;"
                        + " null where nobody rated",
                example = "5.0")
        @Nullable
        Double rating) {

    /** The first message of the agent after each of the newest 100 questions, unless it failed or fell back. */
    private static final String BEST = """
            select answer.text, q.conversation_id, coalesce(
                (select avg(case s.thumbs when 'up' then 5 when 'down' then 1 else s.rating end)
                 from user_satisfaction s
                 where s.generation = :generation and s.conversation_id = q.conversation_id
                     and s.message_id = answer.event_id),
                (select avg(s.rating) from user_satisfaction s
                 where s.generation = :generation and s.conversation_id = q.conversation_id
                     and s.message_id is null)) as rating
            from (
                select q.* from chat_question q
                where q.generation = :generation and q.cluster_id = :clusterId
                    and q.occurred_at >= :from and q.occurred_at < :to
                order by q.occurred_at desc limit 100) q
            join lateral (
                select m.* from chat_message m
                where m.generation = :generation and m.conversation_id = q.conversation_id
                    and m.occurred_at > q.occurred_at and m.occurred_at <= q.occurred_at + interval '1 day'
                order by m.occurred_at, m.event_id limit 1) answer
                on answer.role = 'agent' and not answer.failed and not answer.fallback and answer.text <> ''
            order by rating desc nulls last, q.occurred_at desc
            limit 1""";

    static @Nullable SuggestedAnswer find(Snapshot snapshot, TimeRange range, String clusterId) {
        return snapshot.query(BEST, Map.of("clusterId", clusterId, "from", range.from(), "to", range.to()))
                .map((row, context) -> new SuggestedAnswer(
                        row.getString("text"), row.getString("conversation_id"), Columns.decimal(row, "rating")))
                .findOne()
                .orElse(null);
    }
}
