package dev.vigia.api.metrics;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Buckets;
import dev.vigia.api.tiles.Dimensions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The answers that are made of metric tiles. */
public final class MetricQueries {
    private static final String ACTIVE = """
            select count(*) from chat_conversation m
            where m.generation = :generation and m.ended_at is null""";

    private MetricQueries() {}

    /** The last minutes up to now, the running one included. */
    public static RealtimeMetrics realtime(Snapshot snapshot, Dimensions dimensions, Instant now) {
        var end = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        var tiles = new MetricTiles(snapshot, now);
        var where = dimensions.ofMetrics();
        long active = snapshot.query(ACTIVE + where.sql(), where.values())
                .mapTo(Long.class)
                .one();
        return new RealtimeMetrics(
                total(tiles, before(end, Duration.ofMinutes(5)), dimensions),
                total(tiles, before(end, Duration.ofMinutes(60)), dimensions),
                active);
    }

    public static Metrics total(Snapshot snapshot, TimeRange range, Dimensions dimensions, Instant now) {
        return total(new MetricTiles(snapshot, now), range, dimensions);
    }

    static MetricHistory history(Snapshot snapshot, Buckets buckets, Dimensions dimensions, Instant now) {
        var tiles = new MetricTiles(snapshot, now);
        var metrics = tiles.metrics(buckets.parts(), dimensions);
        return new MetricHistory(
                total(tiles, buckets.range(), dimensions),
                total(tiles, buckets.range().previous(), dimensions),
                IntStream.range(0, metrics.size())
                        .mapToObj(i ->
                                new MetricHistory.MetricBucket(buckets.starts().get(i), metrics.get(i)))
                        .toList());
    }

    static Performance performance(Snapshot snapshot, TimeRange range, Dimensions dimensions, Instant now) {
        record Version(String agentId, String agentVersion) {}
        var total = new Totals();
        var versions = new TreeMap<Version, Totals>(
                java.util.Comparator.comparing(Version::agentId).thenComparing(Version::agentVersion));
        new MetricTiles(snapshot, now).each(range, dimensions, row -> {
            var version = new Version(row.getString("agent_id"), row.getString("agent_version"));
            versions.computeIfAbsent(version, any -> new Totals()).addTile(row);
            total.addTile(row);
        });
        double minutes = range.length().toSeconds() / 60.0;
        var agents = versions.entrySet().stream()
                .map((Map.Entry<Version, Totals> entry) -> new Performance.AgentPerformance(
                        entry.getKey().agentId(),
                        entry.getKey().agentVersion(),
                        entry.getValue().figures(minutes)))
                .toList();
        return new Performance(range.from(), range.to(), total.figures(minutes), agents, snapshot.generation());
    }

    private static Metrics total(MetricTiles tiles, TimeRange range, Dimensions dimensions) {
        return tiles.metrics(List.of(range), dimensions).get(0);
    }

    private static TimeRange before(Instant end, Duration length) {
        return new TimeRange(end.minus(length), end);
    }
}
