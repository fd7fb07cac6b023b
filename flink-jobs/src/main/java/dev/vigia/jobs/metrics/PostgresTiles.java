package dev.vigia.jobs.metrics;

import dev.vigia.jobs.postgres.CopySink;
import dev.vigia.jobs.postgres.PatientQueries;
import dev.vigia.schema.Database;
import dev.vigia.schema.LatencySketch;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tiles of the live generation in {@code chat_metrics}. For one thread. */
public final class PostgresTiles implements StoredTiles {
    private static final long serialVersionUID = 1;

    private static final String QUERY = """
            select m.* from chat_metrics m join chat_live_generation using (generation)
            where granularity = ? and bucket_start = ? and agent_id = ? and agent_version = ? and channel = ? and locale = ?""";

    private final String url;
    private final String user;
    private final String password;
    private transient @Nullable PatientQueries queries;

    public PostgresTiles(Database database) {
        url = database.url();
        user = database.user();
        password = database.password().reveal();
    }

    @Override
    public @Nullable TileState find(TileKey key) throws IOException, InterruptedException {
        var open = queries == null ? new PatientQueries(CopySink.database(url, user, password)) : queries;
        queries = open;
        return open.ask(connection -> find(connection, key)).orElse(null);
    }

    private static Optional<TileState> find(Connection connection, TileKey key) throws SQLException {
        try (var statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, key.granularity());
            statement.setTimestamp(2, Timestamp.from(Instant.ofEpochMilli(key.start())));
            statement.setString(3, key.agentId());
            statement.setString(4, key.agentVersion());
            statement.setString(5, key.channel());
            statement.setString(6, key.locale());
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(state(row)) : Optional.empty();
            }
        }
    }

    private static TileState state(ResultSet row) throws SQLException {
        var counts = new Counts.Draft();
        for (var count : Count.values()) {
            counts.with(count, row.getLong(count.name().toLowerCase(Locale.ROOT)));
        }
        var bins = new HashMap<Long, Long>();
        addBins(bins, Latency.FIRST_RESPONSE, row.getBytes("first_response_sketch"));
        addBins(bins, Latency.RESPONSE, row.getBytes("response_sketch"));
        addBins(bins, Latency.DURATION, row.getBytes("duration_sketch"));
        return new TileState(
                counts.done(),
                Bins.of(bins),
                row.getBytes("users_sketch"),
                row.getLong("late_events"),
                new Upkeep(Upkeep.NEVER, 0, row.getLong("version")));
    }

    private static void addBins(Map<Long, Long> bins, Latency latency, byte[] sketch) {
        LatencySketch.decode(sketch).bins().forEach((bin, count) -> bins.put(Bins.keyOf(latency, bin), count));
    }

    @Override
    public void close() {
        if (queries != null) {
            queries.close();
        }
    }
}
