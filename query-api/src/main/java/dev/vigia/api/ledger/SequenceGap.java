package dev.vigia.api.ledger;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers of a source's sequence for which nothing was stored. */
public record SequenceGap(
        @Doc(value = "The connection or client", example = "bridge-1/17")
        String source,

        @Doc(value = "The first number that is missing", example = "41")
        long firstMissing,

        @Doc(value = "The last one", example = "43") long lastMissing,

        @Doc(
                value = "Conversation of the source's last message before the gap; null when none was recorded within a"
                        + " day of the range",
                example = "c-7f3a")
        @Nullable
        String conversationBefore,

        @Doc(value = "Conversation of its first message after the gap, likewise", example = "c-7f3a") @Nullable
        String conversationAfter) {

    /** Each gap looks through the messages of the range, so there are few. */
    static final int MOST = 20;

    private static final String NEIGHBOUR = """
        select n.conversation_id from chat_message n
        where n.generation = :generation and n.source = g.source
            and n.occurred_at >= cast(:from as timestamptz) - interval '1 day'
            and n.occurred_at < cast(:to as timestamptz) + interval '1 day' and n.sequence\
        """;
    private static final String GAPS = """
        select g.source, lower(gap) as first_missing, upper(gap) - 1 as last_missing,
            (%1$s < lower(gap) order by n.sequence desc limit 1) as conversation_before,
            (%1$s >= upper(gap) order by n.sequence limit 1) as conversation_after
        from (
            select m.source,
                int8multirange(int8range(min(lower(m.seen)), max(upper(m.seen)))) - range_agg(m.seen) as gaps
            %2$s and m.seen is not null%3$s
            group by m.source) g
        cross join lateral unnest(g.gaps) gap
        order by g.source, first_missing limit :fetch\
        """;

    /**
     * @param from the ledger's lines, as m
     * @param conditions further ones
     */
    static List<SequenceGap> of(Snapshot snapshot, String from, String conditions, Map<String, ?> values) {
        return snapshot.query(GAPS.formatted(NEIGHBOUR, from, conditions), values)
                .bind("fetch", MOST)
                .map((row, context) -> new SequenceGap(
                        row.getString("source"),
                        row.getLong("first_missing"),
                        row.getLong("last_missing"),
                        row.getString("conversation_before"),
                        row.getString("conversation_after")))
                .list();
    }
}
