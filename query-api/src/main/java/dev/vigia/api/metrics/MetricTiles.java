package dev.vigia.api.metrics;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Buckets;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.tiles.TileReader;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Adds the tiles of ranges up to metrics objects. */
final class MetricTiles {
    private static final String COUNTS = """
            m.bucket_start, m.agent_id, m.agent_version, m.conversations, m.engaged_conversations, m.messages,
            m.user_messages, m.turns, m.answered_turns, m.failed_turns, m.fallback_turns, m.timeout_turns,
            m.unanswered_turns, m.input_tokens, m.output_tokens, m.resolved, m.handed_off,
            m.abandoned, m.open, m.ratings, m.positive_ratings, m.rated_conversations, m.days_over, m.returned_in_day,
            m.durably_contained, m.weeks_over, m.returned_in_week, m.first_response_sketch,
            m.response_sketch, m.as_of, m.complete, m.late_events""";
    private static final String SENTIMENT = "m.bucket_start, m.negative, m.neutral, m.positive";

    private final TileReader reader;
    private final int generation;

    MetricTiles(Snapshot snapshot, Instant now) {
        this.reader = new TileReader(snapshot, now);
        this.generation = snapshot.generation();
    }

    /** What was counted in each part; the parts ascend and do not overlap. */
    List<Metrics> metrics(List<TimeRange> parts, Dimensions dimensions) {
        var totals = Stream.generate(Totals::new).limit(parts.size()).toList();
        var starts = parts.stream().map(TimeRange::from).toList();
        Function<Instant, Totals> at = time -> totals.get(Buckets.index(starts, time));
        var overall = new Totals();
        reader.read(TileReader.Table.METRICS, COUNTS, parts, dimensions.ofMetrics(), row -> {
            at.apply(TileReader.start(row)).addTile(row);
            overall.seen(row.getTimestamp("as_of").toInstant());
        });
        boolean withSentiment = dimensions.agentVersion().isEmpty();
        if (withSentiment) {
            reader.read(TileReader.Table.INSIGHTS, SENTIMENT, parts, dimensions.ofInsights(), row -> at.apply(
                            TileReader.start(row))
                    .addInsights(row));
        }
        reader.watermarkAfter(parts.get(parts.size() - 1).to()).ifPresent(overall::seen);
        return IntStream.range(0, parts.size())
                .mapToObj(i -> {
                    overall.watermark().ifPresent(totals.get(i)::seen);
                    return totals.get(i).metrics(parts.get(i).to(), withSentiment, generation);
                })
                .toList();
    }

    /** Hands each metric tile of a range to the taker. */
    void each(TimeRange range, Dimensions dimensions, TileReader.RowTaker taker) {
        reader.read(TileReader.Table.METRICS, COUNTS, List.of(range), dimensions.ofMetrics(), taker);
    }
}
