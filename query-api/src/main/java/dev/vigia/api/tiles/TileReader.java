package dev.vigia.api.tiles;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads tiles over ranges: each moment once, by the largest tiles that fit. */
public final class TileReader {
    private static final String READ = """
            select %s
            from unnest(:grains, cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                as piece (grain, first, past)
            join %s m on m.granularity = piece.grain
                and m.bucket_start >= piece.first and m.bucket_start < piece.past
            where m.generation = :generation and m.bucket_start >= :from and m.bucket_start < :to%s""";

    private static final String COARSEST = """
            select tier.granularity from unnest(array['day', 'hour']) as tier (granularity)
            where exists (select 1 from %s m where m.generation = :generation
                and m.granularity = tier.granularity and m.bucket_start >= :from and m.bucket_start < :to)
            order by tier.granularity limit 1""";

    private static final String NEWEST = """
            select m.as_of from chat_metrics m
            where m.generation = :generation and m.granularity = 'minute' and m.bucket_start >= :from
            order by m.bucket_start desc limit 1""";

    private final Snapshot snapshot;
    private final Instant now;

    public TileReader(Snapshot snapshot, Instant now) {
        this.snapshot = snapshot;
        this.now = now;
    }

    /** The tables of tiles. */
    public enum Table {
        METRICS("chat_metrics"),
        INSIGHTS("chat_insight_metrics");

        private final String label;

        Table(String label) {
            this.label = label;
        }
    }

    /** Takes one row of a result. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * Hands each tile to the taker.
     *
     * @param columns what to select, a constant of the program; the table is {@code m}
     * @param parts ranges that ascend and do not overlap; no tile reaches over the edge of one
     */
    public void read(Table table, String columns, List<TimeRange> parts, Where where, RowTaker taker) {
        var whole =
                new TimeRange(parts.get(0).from(), parts.get(parts.size() - 1).to());
        var pieces = Cover.of(parts, coarsest(table, whole), now).pieces();
        snapshot.query(READ.formatted(columns, table.label, where.sql()), where.values())
                .bind("from", whole.from())
                .bind("to", whole.to())
                .bindArray(
                        "grains",
                        String.class,
                        pieces.stream().map(piece -> piece.grain().label()).toList())
                .bindArray(
                        "starts",
                        String.class,
                        pieces.stream().map(piece -> piece.from().toString()).toList())
                .bindArray(
                        "ends",
                        String.class,
                        pieces.stream().map(piece -> piece.to().toString()).toList())
                .scanResultSet((rows, context) -> {
                    try (var result = rows.get()) {
                        while (result.next()) {
                            taker.take(result);
                        }
                    }
                    return pieces.size();
                });
    }

    /** The watermark of the newest tile from a time on. It is one for all agents, so a quiet one is not held back. */
    public Optional<Instant> watermarkAfter(Instant time) {
        return snapshot.query(NEWEST, Map.of("from", time)).mapTo(Instant.class).findOne();
    }

    /** The start of the tile in the current row. */
    public static Instant start(ResultSet row) throws SQLException {
        return row.getTimestamp("bucket_start").toInstant();
    }

    private Cover.Grain coarsest(Table table, TimeRange range) {
        return snapshot.query(COARSEST.formatted(table.label), Map.of("from", range.from(), "to", range.to()))
                .mapTo(String.class)
                .findOne()
                .map(label -> Cover.Grain.valueOf(label.toUpperCase(Locale.ROOT)))
                .orElse(Cover.Grain.MINUTE);
    }
}
