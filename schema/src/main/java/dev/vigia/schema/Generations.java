package dev.vigia.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Generations of derived rows: made, compared, switched and dropped. One pointer says which is live; switching it is
 * one transaction, and going back is the same.
 */
public final class Generations {
    private static final List<String> TOTALS = List.of(
            "conversations",
            "engaged_conversations",
            "messages",
            "turns",
            "answered_turns",
            "failed_turns",
            "fallback_turns",
            "timeout_turns",
            "unanswered_turns",
            "resolved",
            "handed_off",
            "abandoned",
            "ratings",
            "rating_sum",
            "output_tokens");

    private final Transactions database;

    /** One generation. */
    public record Generation(int number, String status, String reason, Instant createdAt) {}

    /** What a metric was and is. */
    public record Change(long before, long after) {}

    public Generations(DataSource database) {
        this.database = new Transactions(database);
    }

    /** The generation that readers see. */
    public int live() throws SQLException {
        return database.run(
                connection -> (int) Transactions.number(connection, "select generation from chat_live_generation"));
    }

    public List<Generation> list() throws SQLException {
        return database.run(connection -> {
            var generations = new ArrayList<Generation>();
            try (var statement = connection.prepareStatement(
                            "select generation, status, reason, created_at from chat_generation order by 1");
                    var row = statement.executeQuery()) {
                while (row.next()) {
                    generations.add(new Generation(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return generations;
        });
    }

    /** Makes a generation that is being built, and answers its number. */
    public int begin(String reason) throws SQLException {
        return database.run(connection -> {
            try (var statement = connection.prepareStatement("""
                insert into chat_generation (generation, reason, status)
                select max(generation) + 1, ?, 'building' from chat_generation returning generation\
                """)) {
                statement.setString(1, reason);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /**
     * Until when the live generation is settled: what happened later belongs to conversations that are still open, and
     * differs without a reason.
     */
    public Instant settledUntil(Instant to) throws SQLException {
        return database.run(connection -> {
            try (var statement = connection.prepareStatement("""
                select least(?, min(c.started_at)) from chat_conversation c
                join chat_live_generation using (generation) where c.ended_at is null\
                """)) {
                statement.setObject(1, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getObject(1, OffsetDateTime.class).toInstant();
                }
            }
        });
    }

    /** How each table that is computed differs over a range of time, without what tells of the run. */
    public List<Difference> compare(int before, int after, Instant from, Instant to) throws SQLException {
        return database.run(connection -> {
            var differences = new ArrayList<Difference>();
            for (var table : GenerationTable.values()) {
                if (table.isRebuilt()) {
                    try (var statement = connection.prepareStatement(table.compare())) {
                        Transactions.bind(statement, before, from, to, after, from, to);
                        try (var row = statement.executeQuery()) {
                            row.next();
                            differences.add(new Difference(
                                    table.table(), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                        }
                    }
                }
            }
            return differences;
        });
    }

    /** The totals of the minute tiles of a range, by their column, before and after. */
    public Map<String, Change> totals(int before, int after, Instant from, Instant to) throws SQLException {
        return database.run(connection -> {
            var changes = new TreeMap<String, Change>();
            for (var total : TOTALS) {
                try (var statement = connection.prepareStatement("""
                    select coalesce(sum(%1$s) filter (where generation = ?), 0),
                        coalesce(sum(%1$s) filter (where generation = ?), 0)
                    from chat_metrics
                    where granularity = 'minute' and bucket_start >= ? and bucket_start + interval '1 minute' <= ?\
                    """.formatted(total))) {
                    Transactions.bind(statement, before, after, from, to);
                    try (var row = statement.executeQuery()) {
                        row.next();
                        changes.put(total, new Change(row.getLong(1), row.getLong(2)));
                    }
                }
            }
            return changes;
        });
    }

    /**
     * Makes a generation complete: outside the range that was computed it takes the rows of another, and everywhere
     * what reprocessing does not compute. The live jobs write to both meanwhile; what they wrote stays. Table by table,
     * so that no writer waits for all of it.
     */
    public void complete(int generation, int from, Instant start, Instant end) throws SQLException {
        for (var table : GenerationTable.values()) {
            database.run(connection -> {
                if (table.isRebuilt()) {
                    try (var delete = connection.prepareStatement(table.deleteOutside())) {
                        Transactions.bind(delete, generation, start, end);
                        delete.executeUpdate();
                    }
                }
                try (var copy = connection.prepareStatement(table.copyOutside(columns(connection, table.table())))) {
                    if (table.isRebuilt()) {
                        Transactions.bind(copy, generation, from, start, end);
                    } else {
                        Transactions.bind(copy, generation, from);
                    }
                    return copy.executeUpdate();
                }
            });
        }
        database.run(connection -> mark(connection, generation, "ready"));
    }

    /**
     * Lets readers see another generation.
     *
     * @throws IllegalArgumentException when it is not complete, or is not there
     */
    public void activate(int generation) throws SQLException {
        database.run(connection -> {
            var status = status(connection, generation);
            if (!status.equals("ready") && !status.equals("retired")) {
                throw new IllegalArgumentException("generation " + generation + " is " + status
                        + "; only a ready or retired one can be activated");
            }
            int before =
                    (int) Transactions.number(connection, "select generation from chat_live_generation for update");
            try (var pointer = connection.prepareStatement("update chat_live_generation set generation = ?")) {
                Transactions.bind(pointer, generation);
                pointer.executeUpdate();
            }
            mark(connection, before, "retired");
            return mark(connection, generation, "live");
        });
    }

    /**
     * Deletes a generation.
     *
     * @throws IllegalArgumentException when it is live, or is not there
     */
    public void drop(int generation) throws SQLException {
        database.run(connection -> {
            if (status(connection, generation).equals("live")) {
                throw new IllegalArgumentException("generation " + generation + " is live");
            }
            // From here on the jobs leave it out.
            return mark(connection, generation, "dropped");
        });
        deleteRows(generation);
        // A batch that had begun before it was marked has long ended now.
        deleteRows(generation);
        database.run(connection -> {
            try (var delete = connection.prepareStatement("delete from chat_generation where generation = ?")) {
                Transactions.bind(delete, generation);
                return delete.executeUpdate();
            }
        });
    }

    private void deleteRows(int generation) throws SQLException {
        for (var table : GenerationTable.values()) {
            database.run(connection -> {
                try (var delete = connection.prepareStatement(table.delete())) {
                    Transactions.bind(delete, generation);
                    return delete.executeUpdate();
                }
            });
        }
    }

    /** Those that can be copied. */
    private static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("""
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
            from information_schema.columns
            where table_schema = current_schema() and table_name = ? and column_name <> 'generation'
                and is_generated = 'NEVER'\
            """)) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static String status(Connection connection, int generation) throws SQLException {
        try (var statement =
                connection.prepareStatement("select status from chat_generation where generation = ? for update")) {
            Transactions.bind(statement, generation);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no generation " + generation);
                }
                return row.getString(1);
            }
        }
    }

    private static int mark(Connection connection, int generation, String status) throws SQLException {
        try (var statement =
                connection.prepareStatement("update chat_generation set status = ? where generation = ?")) {
            statement.setString(1, status);
            statement.setInt(2, generation);
            return statement.executeUpdate();
        }
    }
}
