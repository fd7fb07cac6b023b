package dev.vigia.api.tiles;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.database.Where;
import dev.vigia.api.http.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * How far the analysis is behind the recording. It is a job of its own, so that it never holds recording up; in a flood
 * it falls back, and this is how a reader of its numbers sees that. Both jobs count each message in the minute of its
 * event time, so the difference of their tiles is what still waits.
 */
public final class Backlog {
    /** What each of the answers that have the number says of it. */
    public static final String MEANING =
            "User messages of the range that are recorded and still wait for their analysis";

    private Backlog() {}

    /** 0 where a tile of the analysis came first. */
    public static long of(Snapshot snapshot, TimeRange range, Dimensions dimensions, Instant now) {
        var reader = new TileReader(snapshot, now);
        long recorded = sum(
                reader, TileReader.Table.METRICS, "sum(m.user_messages) as messages", range, dimensions.ofMetrics());
        long analysed =
                sum(reader, TileReader.Table.INSIGHTS, "sum(m.messages) as messages", range, dimensions.ofInsights());
        return Math.max(0, recorded - analysed);
    }

    private static long sum(TileReader reader, TileReader.Table table, String column, TimeRange range, Where where) {
        long[] sum = new long[1];
        reader.read(table, column, List.of(range), where, row -> sum[0] = row.getLong("messages"));
        return sum[0];
    }
}
