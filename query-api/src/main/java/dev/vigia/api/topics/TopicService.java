package dev.vigia.api.topics;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Dimensions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the turns on a topic fared: read from the newest 2,000 turns of a range, so that a busy one costs no more. */
public record TopicService(
        @Doc(value = "Turns that the shares below are over", example = "212")
        long turns,

        @Doc(value = "Turns answered without failure, timeout or fallback / turns, 0…1", example = "0.94") @Nullable
        Double successRate,

        @Doc(
                value = "Rated conversations with a last rating of 4 or 5 / rated ones, 0…1; null without any",
                example = "0.8")
        @Nullable
        Double csat,

        @Doc(value = "Median time to the end of the answer, ms", example = "1840") @Nullable
        Long responseP50Ms,

        @Doc(value = "95th percentile of it, ms", example = "5200") @Nullable
        Long responseP95Ms,

        @Doc(value = "Turns whose question had been asked before in the range / turns, 0…1", example = "0.29") @Nullable
        Double repeatedShare) {

    static final TopicService NONE = new TopicService(0, null, null, null, null, null);

    private static final String BY_TOPIC = """
            with newest as (
                select m.conversation_id, m.turn_id, m.started_at, m.status, m.response_ms
                from chat_turn m
                where m.generation = :generation and m.started_at >= :from and m.started_at < :to%s
                order by m.started_at desc
                limit 2000),
            judged as (
                select n.*, coalesce(i.topic, '') as topic, c.last_rating,
                       row_number() over (partition by i.topic, n.conversation_id order by n.started_at) as nth,
                       exists (select 1 from chat_question p
                               where p.generation = :generation and p.cluster_id = q.cluster_id
                                   and p.occurred_at >= :from and p.occurred_at < n.started_at) as repeated
                from newest n
                join chat_insight i on i.generation = :generation and i.occurred_at = n.started_at
                    and i.conversation_id = n.conversation_id and i.event_id = n.turn_id
                left join chat_conversation c on c.generation = :generation
                    and c.conversation_id = n.conversation_id
                left join chat_question q on q.generation = :generation
                    and q.conversation_id = n.conversation_id and q.event_id = n.turn_id)
            select topic, count(*) as turns,
                   avg(case when status = 'answered' then 1.0 else 0.0 end) as success,
                   avg(case when last_rating >= 4 then 1.0 else 0.0 end)
                       filter (where nth = 1 and last_rating is not null) as csat,
                   (array_agg(response_ms order by response_ms) filter (where response_ms is not null))
                       [1 + floor(0.50 * (count(response_ms) - 1))::int] as p50,
                   (array_agg(response_ms order by response_ms) filter (where response_ms is not null))
                       [1 + floor(0.95 * (count(response_ms) - 1))::int] as p95,
                   avg(case when repeated then 1.0 else 0.0 end) as repeated
            from judged group by topic""";

    /** By topic; the empty string stands for none of the known ones. */
    static Map<String, TopicService> byTopic(Snapshot snapshot, TimeRange range, Dimensions dimensions) {
        var where = dimensions.ofInsights().bind("from", range.from()).bind("to", range.to());
        var found = new HashMap<String, TopicService>();
        snapshot.query(BY_TOPIC.formatted(where.sql()), where.values())
                .map((row, context) -> Map.entry(
                        row.getString("topic"),
                        new TopicService(
                                row.getLong("turns"),
                                Columns.decimal(row, "success"),
                                Columns.decimal(row, "csat"),
                                Columns.whole(row, "p50"),
                                Columns.whole(row, "p95"),
                                Columns.decimal(row, "repeated"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
