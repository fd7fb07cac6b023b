package dev.vigia.jobs.insights;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** The upsert of {@code chat_insight_metrics}, guarded by version: an older tile never replaces a newer one. */
final class TileRows implements JdbcStatementBuilder<InsightTile> {
    private static final long serialVersionUID = 1;

    static final String UPSERT = """
            insert into chat_insight_metrics as tile (generation, granularity, bucket_start, agent_id, channel, locale,
                language, topic, messages, negative, neutral, positive, score_sum, as_of, complete, late_events, version)
            values (?, 'minute', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, granularity, bucket_start, agent_id, channel, locale, language, topic) do update set
                messages = excluded.messages, negative = excluded.negative, neutral = excluded.neutral,
                positive = excluded.positive, score_sum = excluded.score_sum, as_of = excluded.as_of,
                complete = excluded.complete, late_events = excluded.late_events, version = excluded.version,
                updated_at = now()
            where tile.version <= excluded.version""";

    private final int generation;

    TileRows(int generation) {
        this.generation = generation;
    }

    @Override
    public void accept(PreparedStatement row, InsightTile tile) throws SQLException {
        TileKey key = tile.key();
        TileSums sums = tile.sums();
        row.setInt(1, generation);
        row.setTimestamp(2, instant(key.bucketStart()));
        row.setString(3, key.agentId());
        row.setString(4, key.channel());
        row.setString(5, key.locale());
        row.setString(6, key.language());
        row.setString(7, key.topic());
        row.setLong(8, sums.messages());
        row.setLong(9, sums.negative());
        row.setLong(10, sums.neutral());
        row.setLong(11, sums.positive());
        row.setDouble(12, sums.score());
        row.setTimestamp(13, instant(tile.asOf()));
        row.setBoolean(14, tile.complete());
        row.setLong(15, sums.late());
        row.setLong(16, tile.version());
    }

    private static Timestamp instant(long epochMillis) {
        return Timestamp.from(Instant.ofEpochMilli(epochMillis));
    }
}
