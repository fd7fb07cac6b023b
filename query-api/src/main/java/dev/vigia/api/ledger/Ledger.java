package dev.vigia.api.ledger;

import dev.vigia.api.database.Columns;
import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The proof that everything was recorded: what arrived from each source, and what became of it. */
public record Ledger(
        @Doc(value = "Start of the range, of arrival", example = "2026-11-22T09:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc("All sources together") Balance total,

        @Doc("By agent, those that received most first; at most `limit`")
        List<AgentBalance> agents,

        @Doc("Those that received most first; at most `limit`")
        List<SourceBalance> sources,

        @Doc("Each minute in which something arrived, ascending; at most 1,440")
        List<MinuteBalance> minutes,

        @Doc(
                "Numbers of sources' sequences that are missing within the range: lost before Kafka, or rejected; at most 20")
        List<SequenceGap> gaps,

        @Doc(value = "Which run of the analysis made it", example = "1")
        int generation) {

    /** What became of the events. */
    public record Balance(
            @Doc(value = "Events that arrived", example = "1460")
            long received,

            @Doc(value = "Stored", example = "1458") long stored,
            @Doc(value = "Known before", example = "1") long duplicate,

            @Doc(value = "Refused, with the reason, in the topic chat.rejected", example = "1")
            long rejected,

            @Doc(value = "Of the stored ones, those after their minute was final", example = "0")
            long late,

            @Doc(value = "Whether received = stored + duplicate + rejected", example = "true")
            boolean balanced) {}

    /** One agent. */
    public record AgentBalance(
            @Doc(
                    value = "The agent; empty for sources that carried several in one minute, null for what was too"
                            + " broken to tell",
                    example = "support")
            @Nullable
            String agentId,

            @Doc("What became of its events") Balance balance) {}

    /** One source. */
    public record SourceBalance(
            @Doc(value = "The connection or client", example = "bridge-1/17")
            String source,

            @Doc("What became of its events") Balance balance,

            @Doc(value = "Smallest number of its sequence", example = "0") @Nullable
            Long firstSequence,

            @Doc(value = "Largest number of its sequence", example = "97") @Nullable
            Long lastSequence,

            @Doc(
                    value = "Numbers of the sequence, in the range, for which nothing arrived: events lost before"
                            + " Kafka; null when the source numbers nothing",
                    example = "0")
            @Nullable
            Long missing) {}

    /** One minute. */
    public record MinuteBalance(
            @Doc(value = "Start of the minute of arrival", example = "2026-11-22T09:59:00Z")
            Instant start,

            @Doc("What became of the events") Balance balance) {}

    private static final String SUMS = """
        coalesce(sum(m.received), 0) as received, coalesce(sum(m.stored), 0) as stored,
        coalesce(sum(m.duplicate), 0) as duplicate, coalesce(sum(m.rejected), 0) as rejected,
        coalesce(sum(m.late), 0) as late\
        """;
    private static final String FROM = """
        from chat_ledger_line m
        where m.generation = :generation and m.minute >= :from and m.minute < :to\
        """;
    private static final String TOTAL = "select " + SUMS + " " + FROM;
    private static final String AGENTS = """
        select m.agent_id, %s
        %s%%s
        group by m.agent_id order by received desc, m.agent_id limit :fetch\
        """.formatted(SUMS, FROM);
    private static final String SOURCES = """
        select m.source, min(m.first_sequence) as first_sequence, max(m.last_sequence) as last_sequence, %s
        %s%%s
        group by m.source order by received desc, m.source limit :fetch\
        """.formatted(SUMS, FROM);
    private static final String MINUTES = """
        select * from (select m.minute, %s
            %s%%s
            group by m.minute order by m.minute desc limit 1440) newest
        order by minute\
        """.formatted(SUMS, FROM);

    private static final RowMapper<Balance> BALANCE = (row, context) -> {
        long received = row.getLong("received");
        long stored = row.getLong("stored");
        long duplicate = row.getLong("duplicate");
        long rejected = row.getLong("rejected");
        return new Balance(
                received, stored, duplicate, rejected, row.getLong("late"), received == stored + duplicate + rejected);
    };

    private static final RowMapper<SourceBalance> SOURCE = (row, context) -> {
        var balance = BALANCE.map(row, context);
        var first = Columns.whole(row, "first_sequence");
        var last = Columns.whole(row, "last_sequence");
        return new SourceBalance(row.getString("source"), balance, first, last, missing(first, last, balance));
    };

    private static final RowMapper<MinuteBalance> MINUTE =
            (row, context) -> new MinuteBalance(row.getTimestamp("minute").toInstant(), BALANCE.map(row, context));

    static Ledger of(Snapshot snapshot, TimeRange range, Optional<String> agent, Optional<String> source, int limit) {
        var where = new Where()
                .and("m.agent_id = :agent", "agent", agent)
                .and("m.source = :source", "source", source)
                .bind("from", range.from())
                .bind("to", range.to());
        var values = where.values();
        return new Ledger(
                range.from(),
                range.to(),
                snapshot.query(TOTAL + where.sql(), values).map(BALANCE).one(),
                snapshot.query(AGENTS.formatted(where.sql()), values)
                        .bind("fetch", limit)
                        .map((row, context) -> new AgentBalance(row.getString("agent_id"), BALANCE.map(row, context)))
                        .list(),
                snapshot.query(SOURCES.formatted(where.sql()), values)
                        .bind("fetch", limit)
                        .map(SOURCE)
                        .list(),
                snapshot.query(MINUTES.formatted(where.sql()), values)
                        .map(MINUTE)
                        .list(),
                SequenceGap.of(snapshot, FROM, where.sql(), values),
                snapshot.generation());
    }

    private static @Nullable Long missing(@Nullable Long first, @Nullable Long last, Balance balance) {
        return first == null || last == null
                ? null
                : Math.max(0, last - first + 1 - balance.stored() - balance.rejected());
    }
}
