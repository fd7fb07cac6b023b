package dev.vigia.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.TestServers;
import dev.vigia.jobs.metrics.Share.Measured;
import dev.vigia.schema.Database;
import dev.vigia.schema.DistinctUsers;
import dev.vigia.settings.Secret;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PostgresTilesITCase {
    private static final Instant HOUR = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aTileComesBackAsItWasTold() throws Exception {
        var database = TestServers.only().database();
        var counts = Counts.none();
        for (var count : Count.values()) {
            counts = counts.with(count, 100 + count.ordinal());
        }
        var bins = Bins.of(Map.of(
                Bins.keyOf(new Measured(Latency.FIRST_RESPONSE, 0, 1)), 4L,
                Bins.keyOf(new Measured(Latency.FIRST_RESPONSE, 17, 1)), 1L,
                Bins.keyOf(new Measured(Latency.RESPONSE, 250, 1)), 2L));
        var users = DistinctUsers.with(new byte[0], 3, 4, 5);
        var key = TileKey.ofMinute(HOUR.toEpochMilli(), "a", "v", "web", "es")
                .wholes()
                .toList()
                .get(0);
        insert(database, counts, bins, users);

        var tiles = new PostgresTiles(new Database(database.url(), "postgres", new Secret("")));
        try {
            var found = tiles.find(key);
            assertThat(found).isNotNull();
            assertThat(found.counts()).isEqualTo(counts);
            assertThat(found.bins()).isEqualTo(bins);
            assertThat(found.users()).isEqualTo(users);
            assertThat(found.lateEvents()).isEqualTo(9);
            assertThat(found.upkeep()).isEqualTo(new Upkeep(Upkeep.NEVER, 0, 77));
            assertThat(tiles.find(new TileKey(key.start(), TileKey.DAY, "a", "v", "web", "es")))
                    .isNull();
            assertThat(tiles.find(new TileKey(key.start(), TileKey.HOUR, "b", "v", "web", "es")))
                    .isNull();
        } finally {
            tiles.close();
        }
    }

    private static void insert(TestServers.Database database, Counts counts, Bins bins, byte[] users) throws Exception {
        var columns = Arrays.stream(Count.values())
                .map(count -> count.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        var values = Arrays.stream(Count.values())
                .map(count -> Long.toString(counts.get(count)))
                .collect(Collectors.joining(", "));
        var sketches = bins.sketches();
        try (var connection = database.connections().getConnection();
                var statement = connection.prepareStatement("insert into chat_metrics (generation, granularity,"
                        + " bucket_start, agent_id, agent_version, channel, locale, as_of, complete, late_events, version,"
                        + " first_response_sketch, response_sketch, duration_sketch, users_sketch, " + columns
                        + ") values (1, 'hour', ?, 'a', 'v', 'web', 'es', now(), true, 9, 77, ?, ?, ?, ?, " + values
                        + ")")) {
            statement.setTimestamp(1, Timestamp.from(HOUR));
            statement.setBytes(2, sketches.get(Latency.FIRST_RESPONSE));
            statement.setBytes(3, sketches.get(Latency.RESPONSE));
            statement.setBytes(4, new byte[0]);
            statement.setBytes(5, users);
            statement.executeUpdate();
        }
    }
}
