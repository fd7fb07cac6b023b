package dev.vigia.jobs.conversations;

import dev.vigia.events.MetricTile;
import dev.vigia.schema.LatencySketch;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The content of the three tables as text, one line a row, so that the rows of an oracle, of a pipeline and of
 * PostgreSQL can be compared. Versions and times of writing are left out.
 */
record Tables(
        SortedMap<String, String> conversations, SortedMap<String, String> turns, SortedMap<String, String> tiles) {

    Tables() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    static String conversation(
            String agent,
            String version,
            String channel,
            String locale,
            @Nullable String user,
            long startedAt,
            long lastEventAt,
            @Nullable Long endedAt,
            @Nullable String endReason,
            @Nullable String outcome,
            int messages,
            int userMessages,
            int agentMessages,
            int turns,
            int answered,
            int failed,
            int fallback,
            int ratings,
            int ratingSum,
            @Nullable Integer lastRating,
            @Nullable Integer dropOffTurn) {
        return ("%s/%s/%s/%s user=%s %s..%s ended=%s %s outcome=%s messages=%d:%d:%d turns=%d:%d:%d:%d ratings=%d:%d:%s"
                        + " dropOff=%s")
                .formatted(
                        agent,
                        version,
                        channel,
                        locale,
                        user,
                        Instant.ofEpochMilli(startedAt),
                        Instant.ofEpochMilli(lastEventAt),
                        endedAt == null ? null : Instant.ofEpochMilli(endedAt),
                        endReason,
                        outcome,
                        messages,
                        userMessages,
                        agentMessages,
                        turns,
                        answered,
                        failed,
                        fallback,
                        ratings,
                        ratingSum,
                        lastRating,
                        dropOffTurn);
    }

    static String turn(
            String conversation,
            int position,
            String agent,
            String locale,
            long startedAt,
            String status,
            @Nullable Long firstMs,
            @Nullable Long responseMs,
            int agentMessages,
            @Nullable Long outputTokens,
            @Nullable Long stalls) {
        return "%s #%d %s/%s %s %s first=%s response=%s answers=%d tokens=%s stalls=%s"
                .formatted(
                        conversation,
                        position,
                        agent,
                        locale,
                        Instant.ofEpochMilli(startedAt),
                        status,
                        firstMs,
                        responseMs,
                        agentMessages,
                        outputTokens,
                        stalls);
    }

    /** Puts down the rows that a job told, of which the newest version holds. */
    void addConversations(Collection<ConversationRow> rows) {
        newest(rows, ConversationRow::conversationId, ConversationRow::version)
                .values()
                .forEach(row -> conversations.put(
                        row.conversationId(),
                        conversation(
                                row.dimensions().agentId(),
                                row.dimensions().agentVersion(),
                                row.dimensions().channel(),
                                row.dimensions().locale(),
                                row.userId(),
                                row.startedAt(),
                                row.lastEventAt(),
                                row.endedAt(),
                                row.endReason(),
                                row.outcome() == null ? null : row.outcome().columnValue(),
                                row.messages(),
                                row.userMessages(),
                                row.agentMessages(),
                                row.turns(),
                                row.totals().answered(),
                                row.totals().failed(),
                                row.totals().fallback(),
                                row.ratings().count(),
                                row.ratings().sum(),
                                row.ratings().last(),
                                // The database's own column, see chat_conversation.drop_off_turn.
                                row.outcome() == Outcome.ABANDONED ? (Integer) row.turns() : null)));
    }

    void addTurns(Collection<TurnRow> rows) {
        newest(rows, TurnRow::turnId, TurnRow::version)
                .values()
                .forEach(row -> turns.put(
                        row.turnId(),
                        turn(
                                row.conversationId(),
                                row.figures().number(),
                                row.dimensions().agentId(),
                                row.dimensions().locale(),
                                row.startedAt(),
                                row.figures().status().columnValue(),
                                row.figures().firstResponseMs(),
                                row.figures().responseMs(),
                                row.figures().agentMessages(),
                                row.figures().outputTokens(),
                                row.figures().stalls())));
    }

    /** A tile that corrections have emptied is like none. */
    void addTiles(Collection<MetricTile> rows) {
        newest(rows, Tables::nameOf, MetricTile::version).forEach((name, tile) -> {
            if (tile.messages() + tile.turns() + tile.conversations() + tile.ratings() > 0) {
                tiles.put(name, numbersOf(tile));
            }
        });
    }

    static String nameOf(MetricTile tile) {
        return "%s %s/%s/%s/%s"
                .formatted(tile.bucketStart(), tile.agentId(), tile.agentVersion(), tile.channel(), tile.locale());
    }

    /** All numbers of a tile. */
    static String numbersOf(MetricTile tile) {
        return ("conversations=%d:%d messages=%d:%d:%d turns=%d:%d:%d:%d:%d:%d:%d tokens=%d:%d outcomes=%d:%d:%d:%d"
                        + " ratings=%d:%d:%d:%d first=%s response=%s duration=%s")
                .formatted(
                        tile.conversations(),
                        tile.engagedConversations(),
                        tile.messages(),
                        tile.userMessages(),
                        tile.agentMessages(),
                        tile.turns(),
                        tile.answeredTurns(),
                        tile.failedTurns(),
                        tile.fallbackTurns(),
                        tile.timeoutTurns(),
                        tile.unansweredTurns(),
                        tile.pendingTurns(),
                        tile.inputTokens(),
                        tile.outputTokens(),
                        tile.resolved(),
                        tile.handedOff(),
                        tile.abandoned(),
                        tile.open(),
                        tile.ratings(),
                        tile.positiveRatings(),
                        tile.ratingSum(),
                        tile.ratedConversations(),
                        sketch(tile.firstResponse()),
                        sketch(tile.response()),
                        sketch(tile.duration()));
    }

    private static String sketch(byte[] bytes) {
        var sketch = LatencySketch.decode(bytes);
        return sketch.count()
                + DoubleStream.of(0, 0.25, 0.5, 0.75, 0.95, 0.99, 1)
                        .mapToObj(q -> "%.3f".formatted(sketch.quantile(q).orElse(-1)))
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static <T> SortedMap<String, T> newest(
            Collection<T> rows, Function<T, String> name, ToLongFunction<T> version) {
        var newest = new TreeMap<String, T>();
        for (var row : rows) {
            newest.merge(
                    name.apply(row),
                    row,
                    (known, next) -> version.applyAsLong(next) >= version.applyAsLong(known) ? next : known);
        }
        return newest;
    }
}
