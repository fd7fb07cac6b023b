package dev.vigia.api.conversations;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Cursor;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.Request;
import dev.vigia.api.tiles.Dimensions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conversations, those that started last first, a page at a time. */
public record ConversationList(
        @Doc("The page") List<ConversationRow> items,

        @Doc(value = "Give it as `cursor` for the next page; null on the last one", example = "null") @Nullable
        String nextCursor) {

    /** What becomes of a conversation. */
    enum Outcome {
        RESOLVED,
        HANDED_OFF,
        ABANDONED,
        OPEN
    }

    private static final Param<Instant> FROM =
            Param.time("from", "Only those that started then or later; default: all", "2026-11-21T00:00:00Z");
    private static final Param<Instant> TO =
            Param.time("to", "Only those that started before; default: all", "2026-11-22T00:00:00Z");
    private static final Param<Outcome> OUTCOME = Param.oneOf("outcome", "Only with this outcome", Outcome.class);
    private static final Param<String> USER_ID = Param.text("userId", "Only of this user (pseudonym)", "u-7f3a");
    private static final Param<String> TEXT =
            Param.text("q", "Only with a message that contains this text, in any case", "cuenta");
    private static final Param<Integer> LEAST_RATING =
            Param.integer("minRating", "Only with a last rating of at least this", 1, 5, null);
    private static final Param<Integer> MOST_RATING =
            Param.integer("maxRating", "Only with a last rating of at most this", 1, 5, null);
    private static final Param<Integer> LIMIT = Param.integer("limit", "Most items in the page", 1, 200, 50);

    static final List<Param<?>> PARAMS = Stream.of(
                    Dimensions.PARAMS,
                    List.of(FROM, TO, OUTCOME, USER_ID, TEXT, LEAST_RATING, MOST_RATING, Cursor.PARAM, LIMIT))
            .<Param<?>>flatMap(List::stream)
            .toList();

    private static final String QUERY = """
            select %s from (
                select * from chat_conversation m
                where m.generation = :generation%s
                order by m.started_at desc, m.conversation_id desc
                limit :fetch) c
            %s
            order by c.started_at desc, c.conversation_id desc""";

    private static final String CONTAINS = """
            exists (select 1 from chat_message t
                where t.generation = m.generation and t.conversation_id = m.conversation_id
                    and t.occurred_at between m.started_at and m.last_event_at and t.text ilike :text)""";

    static ConversationList find(Snapshot snapshot, Request request) {
        int limit = request.get(LIMIT);
        var where = where(request).bind("fetch", limit + 1);
        var rows = snapshot.query(
                        QUERY.formatted(ConversationRow.COLUMNS, where.sql(), ConversationRow.JOINS), where.values())
                .map(ConversationRow.MAPPER)
                .list();
        if (rows.size() <= limit) {
            return new ConversationList(rows, null);
        }
        var page = List.copyOf(rows.subList(0, limit));
        var last = page.get(limit - 1);
        return new ConversationList(page, new Cursor(last.startedAt(), last.conversationId()).text());
    }

    private static Where where(Request request) {
        var where = Dimensions.of(request)
                .ofMetrics()
                .and("m.started_at >= :from", "from", request.find(FROM))
                .and("m.started_at < :to", "to", request.find(TO))
                .and("m.outcome = :outcome", "outcome", request.find(OUTCOME).map(outcome -> outcome.name()
                        .toLowerCase(Locale.ROOT)))
                .and("m.user_id = :userId", "userId", request.find(USER_ID))
                .and("m.last_rating >= :minRating", "minRating", request.find(LEAST_RATING))
                .and("m.last_rating <= :maxRating", "maxRating", request.find(MOST_RATING))
                .and(CONTAINS, "text", request.find(TEXT).map(ConversationList::pattern));
        request.find(Cursor.PARAM).ifPresent(cursor -> where.and("(m.started_at, m.conversation_id) < (:time, :id)")
                .bind("time", cursor.time())
                .bind("id", cursor.id()));
        return where;
    }

    /** The text between wildcards, its own wildcards made plain. */
    private static String pattern(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
