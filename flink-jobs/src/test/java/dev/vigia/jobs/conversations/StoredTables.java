package dev.vigia.jobs.conversations;

import dev.vigia.events.MetricTile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads what a job has written to PostgreSQL. */
final class StoredTables {
    private final DataSource database;

    /** Makes something of the current row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    StoredTables(DataSource database) {
        this.database = database;
    }

    Tables read() throws SQLException {
        var tables = new Tables();
        query("select * from chat_conversation", row -> tables.conversations()
                .put(
                        row.getString("conversation_id"),
                        Tables.conversation(
                                row.getString("agent_id"),
                                row.getString("agent_version"),
                                row.getString("channel"),
                                row.getString("locale"),
                                row.getString("user_id"),
                                millis(row, "started_at"),
                                millis(row, "last_event_at"),
                                row.getObject("ended_at") == null ? null : (Long) millis(row, "ended_at"),
                                row.getString("end_reason"),
                                row.getString("outcome"),
                                row.getInt("messages"),
                                row.getInt("user_messages"),
                                row.getInt("agent_messages"),
                                row.getInt("turns"),
                                row.getInt("answered_turns"),
                                row.getInt("failed_turns"),
                                row.getInt("fallback_turns"),
                                row.getInt("rating_count"),
                                row.getInt("rating_sum"),
                                row.getObject("last_rating", Integer.class),
                                row.getObject("drop_off_turn", Integer.class))));
        query("select * from chat_turn", row -> tables.turns()
                .put(
                        row.getString("turn_id"),
                        Tables.turn(
                                row.getString("conversation_id"),
                                row.getInt("position"),
                                row.getString("agent_id"),
                                row.getString("locale"),
                                millis(row, "started_at"),
                                row.getString("status"),
                                row.getObject("first_response_ms", Long.class),
                                row.getObject("response_ms", Long.class),
                                row.getInt("agent_messages"),
                                row.getObject("output_tokens", Long.class),
                                row.getObject("stalls", Long.class))));
        tables.addTiles(query("select * from chat_metrics where granularity = 'minute'", StoredTables::tile));
        return tables;
    }

    /** Who came back, by minute tile; see {@link ReturnOracle}. */
    SortedMap<String, String> returns() throws SQLException {
        var returns = new TreeMap<String, String>();
        query(
                "select * from chat_metrics where granularity = 'minute' and days_over + weeks_over > 0",
                row -> returns.put(
                        Tables.nameOf(tile(row)),
                        ReturnOracle.text(
                                row.getLong("days_over"),
                                row.getLong("returned_in_day"),
                                row.getLong("durably_contained"),
                                row.getLong("weeks_over"),
                                row.getLong("returned_in_week"))));
        return returns;
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One text a row: the given expression. */
    List<String> texts(String select) throws SQLException {
        return query(select, row -> row.getString(1));
    }

    long number(String select) throws SQLException {
        return query(select, row -> row.getLong(1)).get(0);
    }

    private <T> List<T> query(String select, RowReader<T> reader) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(select)) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        }
    }

    private static MetricTile tile(ResultSet row) throws SQLException {
        return new MetricTile(
                row.getInt("generation"),
                row.getObject("bucket_start", OffsetDateTime.class).toInstant(),
                row.getString("agent_id"),
                row.getString("agent_version"),
                row.getString("channel"),
                row.getString("locale"),
                row.getLong("conversations"),
                row.getLong("engaged_conversations"),
                row.getLong("messages"),
                row.getLong("user_messages"),
                row.getLong("agent_messages"),
                row.getLong("turns"),
                row.getLong("answered_turns"),
                row.getLong("failed_turns"),
                row.getLong("fallback_turns"),
                row.getLong("timeout_turns"),
                row.getLong("unanswered_turns"),
                row.getLong("pending_turns"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("resolved"),
                row.getLong("handed_off"),
                row.getLong("abandoned"),
                row.getLong("open"),
                row.getLong("ratings"),
                row.getLong("positive_ratings"),
                row.getLong("rating_sum"),
                row.getLong("rated_conversations"),
                row.getBytes("first_response_sketch"),
                row.getBytes("response_sketch"),
                row.getBytes("duration_sketch"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getBoolean("complete"),
                row.getLong("late_events"),
                row.getLong("version"));
    }

    private static long millis(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
    }
}
