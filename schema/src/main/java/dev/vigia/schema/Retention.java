package dev.vigia.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Forgets what is older than it may be: whole partitions are dropped, what lies outside of one is deleted. Every step is a
 * transaction of its own that waits a little at most for a lock, so that writers go on meanwhile.
 */
public final class Retention {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int TRIES = 5;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int ROWS_AT_ONCE = 10_000;
    private static final Pattern DAY = Pattern.compile("_(\\d{4})(\\d{2})(\\d{2})$");

    private final DataSource database;
    private final Duration longestWait;

    /** What has an age. */
    private record Aged(String table, String time, boolean partitioned) {}

    /** What conversations consist of: words, and rows that name their users. */
    private static final List<Aged> CONVERSATIONS = List.of(
            new Aged("chat_message", "occurred_at", true),
            new Aged("chat_insight", "occurred_at", true),
            new Aged("chat_conversation", "last_event_at", false),
            new Aged("chat_turn", "started_at", false),
            new Aged("chat_question", "occurred_at", false),
            new Aged("chat_question_cluster", "last_seen", false),
            new Aged("user_satisfaction", "occurred_at", false));

    /** Numbers, in which nobody is named. */
    private static final List<Aged> NUMBERS = List.of(
            new Aged("chat_metrics", "bucket_start", true),
            new Aged("chat_insight_metrics", "bucket_start", true),
            new Aged("chat_trend", "window_end", false),
            new Aged("chat_alert", "started_at", false),
            new Aged("chat_annotation", "occurred_at", false),
            new Aged("chat_ledger", "minute", false),
            new Aged("chat_refused", "minute", false));

    /** How much was forgotten. */
    public record Forgotten(int partitions, long rows) {
        Forgotten plus(Forgotten other) {
            return new Forgotten(partitions + other.partitions, rows + other.rows);
        }
    }

    public Retention(DataSource database) {
        this(database, LONGEST_WAIT);
    }

    /** @param longestWait for a lock, each time */
    Retention(DataSource database, Duration longestWait) {
        this.database = database;
        this.longestWait = longestWait;
    }

    /** Forgets messages, their analysis, conversations, turns and ratings from before a day (UTC). */
    public Forgotten forgetConversations(LocalDate before) throws SQLException {
        return forget(CONVERSATIONS, before);
    }

    /** Forgets tiles, trends, alerts, annotations and the ledger from before a day (UTC). */
    public Forgotten forgetNumbers(LocalDate before) throws SQLException {
        return forget(NUMBERS, before);
    }

    private Forgotten forget(List<Aged> tables, LocalDate before) throws SQLException {
        var sum = new Forgotten(0, 0);
        for (var aged : tables) {
            if (aged.partitioned()) {
                sum = sum.plus(new Forgotten(drop(aged.table(), before), 0));
                sum = sum.plus(new Forgotten(0, delete(aged.table() + "_default", aged.time(), before)));
            } else {
                sum = sum.plus(new Forgotten(0, delete(aged.table(), aged.time(), before)));
            }
        }
        return sum;
    }

    private int drop(String table, LocalDate before) throws SQLException {
        int dropped = 0;
        for (var partition : partitions(table)) {
            var day = DAY.matcher(partition);
            if (day.find()
                    && LocalDate.parse(day.group(1) + "-" + day.group(2) + "-" + day.group(3))
                            .isBefore(before)) {
                dropWhenFree(partition);
                dropped++;
            }
        }
        return dropped;
    }

    /** A query that waits for this lock makes all later ones wait as well, so it gives up soon and comes again. */
    private void dropWhenFree(String partition) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local lock_timeout = " + longestWait.toMillis());
                statement.execute("drop table if exists " + partition);
                connection.commit();
                return;
            } catch (SQLException busy) {
                if (!LOCK_NOT_AVAILABLE.equals(busy.getSQLState()) || attempt == TRIES) {
                    throw busy;
                }
            }
        }
    }

    private List<String> partitions(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = ?::regclass order by 1")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        }
    }

    private long delete(String table, String time, LocalDate before) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s < ? limit %3$d))"
                                .formatted(table, time, ROWS_AT_ONCE))) {
            statement.setObject(1, before.atStartOfDay().atOffset(ZoneOffset.UTC));
            long deleted = 0;
            int now;
            do {
                now = statement.executeUpdate();
                deleted += now;
            } while (now == ROWS_AT_ONCE);
            return deleted;
        }
    }
}
