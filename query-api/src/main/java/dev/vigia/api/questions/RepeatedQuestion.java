package dev.vigia.api.questions;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Questions that mean the same, and how their answers fared. */
public record RepeatedQuestion(
        @Doc(value = "Its name, stable over time", example = "5f0c2e9b7a1d4c33")
        String clusterId,

        @Doc(value = "The agent that was asked", example = "support")
        String agentId,

        @Doc(value = "The question, as the first user asked it", example = "¿Dónde está mi pedido?")
        String question,

        @Doc(value = "ISO 639-1, or und", example = "es") String language,

        @Doc(value = "Its topic; null for none of the known ones", example = "order-status") @Nullable
        String topic,

        @Doc(value = "How often in the range", example = "320")
        long asked,

        @Doc(value = "How often in the range of the same length before", example = "190")
        long previousAsked,

        @Doc(value = "By how many users; conversations without a user count as one each", example = "210")
        long users,

        @Doc(value = "In how many conversations", example = "260")
        long conversations,

        @Doc(value = "How often again in one conversation", example = "60")
        long askedAgain,

        @Doc(
                value = "Of the newest 100: share that failed, fell back, was asked again, or whose conversation was"
                        + " handed off or abandoned, 0…1; null while none has an answer",
                example = "0.61")
        @Nullable
        Double unresolvedShare,

        @Doc(
                value =
                        "Of the newest 100 after which the user said more within a day: share where that was negative, 0…1; null"
                                + " without any",
                example = "0.4")
        @Nullable
        Double negativeAfterShare,

        @Doc(
                value = "What an answer in the FAQ is expected to change, to rank by:"
                        + " (asked − 1) × (0.2 + unresolvedShare) × (1 + negativeAfterShare)",
                example = "361.8")
        double effect,

        @Doc(value = "First time, ever", example = "2026-11-02T09:14:00Z")
        Instant firstSeen,

        @Doc(value = "Last time in the range", example = "2026-11-22T09:59:00Z")
        Instant lastSeen,

        @Doc(
                value = "Whether it was asked at least three times, and at least half as often again as in the range"
                        + " before",
                example = "true")
        boolean growing,

        @Doc(value = "Words that its wordings share and other questions have not; at most 5", example = "[\"pedido\"]")
        List<String> typicalWords,

        @Doc(value = "Other wordings of it, the newest first; at most 3", example = "[\"mi pedido no llega\"]")
        List<String> samples,

        @Doc("The best-rated answer that it got in the range; null without one") @Nullable
        SuggestedAnswer suggestedAnswer) {

    private static final long GROWS_FROM = 3;
    private static final double GROWTH = 1.5;

    /**
     * At most 200 clusters, and of each the newest 100 questions, so that a busy range costs no more than that. What a
     * user says next is looked for within a day: in two partitions and not in all of them, sixteen times as fast.
     */
    private static final String FIND = """
            with asked as (
                select q.cluster_id, q.conversation_id, q.event_id, q.user_id, q.occurred_at,
                       row_number() over (partition by q.cluster_id order by q.occurred_at desc, q.event_id) as age,
                       row_number() over (partition by q.cluster_id, q.conversation_id
                           order by q.occurred_at desc, q.event_id) as later
                from chat_question q
                join chat_question_cluster m on m.generation = :generation and m.cluster_id = q.cluster_id
                where q.generation = :generation and q.occurred_at >= :from and q.occurred_at < :to%s),
            counted as (
                select a.cluster_id, count(*) as asked, count(distinct coalesce(a.user_id, a.conversation_id)) as users,
                       count(distinct a.conversation_id) as conversations, max(a.occurred_at) as last_seen
                from asked a
                group by a.cluster_id
                having count(*) >= :minAsked
                order by count(*) desc, a.cluster_id
                limit 200),
            fared as (
                select a.cluster_id,
                       avg(case when t.turn_id is null or t.status = 'pending' then null
                                when t.status <> 'answered' or a.later > 1
                                    or c.outcome in ('handed_off', 'abandoned') then 1.0 else 0.0 end) as unresolved,
                       avg(case when after.sentiment is null then null
                                when after.sentiment = 'negative' then 1.0 else 0.0 end) as negative
                from asked a
                join counted n on n.cluster_id = a.cluster_id
                left join chat_turn t on t.generation = :generation and t.conversation_id = a.conversation_id
                    and t.turn_id = a.event_id
                left join chat_conversation c on c.generation = :generation
                    and c.conversation_id = a.conversation_id
                left join lateral (
                    select (array_agg(i.sentiment order by i.occurred_at, i.event_id))[1] as sentiment
                    from chat_insight i
                    where i.generation = :generation and i.conversation_id = a.conversation_id
                        and i.role = 'user' and i.occurred_at > a.occurred_at
                        and i.occurred_at <= a.occurred_at + interval '1 day') after on true
                where a.age <= 100
                group by a.cluster_id)
            select n.*, (select count(*) from chat_question p
                         where p.generation = :generation and p.cluster_id = n.cluster_id
                             and p.occurred_at >= :previousFrom and p.occurred_at < :from) as previous_asked,
                   k.agent_id, k.representative, k.language, k.topic, k.first_seen, f.unresolved, f.negative
            from counted n
            join chat_question_cluster k on k.generation = :generation and k.cluster_id = n.cluster_id
            join fared f on f.cluster_id = n.cluster_id""";

    private static final RowMapper<RepeatedQuestion> ROW = (row, context) -> {
        long asked = row.getLong("asked");
        Double unresolved = Columns.decimal(row, "unresolved");
        Double negative = Columns.decimal(row, "negative");
        double effect = (asked - 1)
                * (0.2 + Objects.requireNonNullElse(unresolved, 0.0))
                * (1 + Objects.requireNonNullElse(negative, 0.0));
        return new RepeatedQuestion(
                row.getString("cluster_id"),
                row.getString("agent_id"),
                row.getString("representative"),
                row.getString("language"),
                row.getString("topic"),
                asked,
                row.getLong("previous_asked"),
                row.getLong("users"),
                row.getLong("conversations"),
                asked - row.getLong("conversations"),
                unresolved,
                negative,
                Math.round(effect * 100) / 100.0,
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                asked >= GROWS_FROM && asked >= GROWTH * row.getLong("previous_asked"),
                List.of(),
                List.of(),
                null);
    };

    static List<RepeatedQuestion> find(Snapshot snapshot, Where where, int minAsked) {
        return snapshot.query(
                        FIND.formatted(where.sql()),
                        where.bind("minAsked", minAsked).values())
                .map(ROW)
                .list();
    }

    /** With what is looked up for the questions of the answer alone. */
    RepeatedQuestion with(@Nullable SuggestedAnswer answer, List<String> words, List<String> wordings) {
        return new RepeatedQuestion(
                clusterId,
                agentId,
                question,
                language,
                topic,
                asked,
                previousAsked,
                users,
                conversations,
                askedAgain,
                unresolvedShare,
                negativeAfterShare,
                effect,
                firstSeen,
                lastSeen,
                growing,
                words,
                wordings,
                answer);
    }
}
