package dev.vigia.api.sentiment;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Backlog;
import dev.vigia.api.tiles.Buckets;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.tiles.SentimentCounts;
import dev.vigia.api.tiles.TileReader;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How users feel over a range, by what they write. */
public record SentimentReport(
        @Doc(value = "Start of the range", example = "2026-11-21T10:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc("All user messages") SentimentCounts total,
        @Doc(value = Backlog.MEANING, example = "0") long backlog,
        @Doc("By language, in the order of the names") List<LanguageSentiment> languages,
        @Doc("By agent, in the order of the names") List<AgentSentiment> agents,

        @Doc("Ascending; a bucket in which nothing was said is present")
        List<SentimentBucket> buckets,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {

    /** One language. */
    public record LanguageSentiment(
            @Doc(value = "ISO 639-1, or und", example = "es")
            String language,

            @Doc("Messages in it") SentimentCounts sentiment) {}

    /** One agent. */
    public record AgentSentiment(
            @Doc(value = "The agent", example = "support") String agentId,
            @Doc("Messages to it") SentimentCounts sentiment) {}

    /** One bucket. */
    public record SentimentBucket(
            @Doc(value = "Start of the bucket", example = "2026-11-22T09:00:00Z")
            Instant start,

            @Doc("Messages in it") SentimentCounts sentiment) {}

    static SentimentReport of(Snapshot snapshot, TimeRange range, Buckets buckets, Dimensions dimensions, Instant now) {
        var total = new SentimentCounts.Sum();
        var languages = new TreeMap<String, SentimentCounts.Sum>();
        var agents = new TreeMap<String, SentimentCounts.Sum>();
        var perBucket = Stream.generate(SentimentCounts.Sum::new)
                .limit(buckets.starts().size())
                .toList();
        new TileReader(snapshot, now)
                .read(
                        TileReader.Table.INSIGHTS,
                        "m.bucket_start, m.language, m.agent_id, " + SentimentCounts.COLUMNS,
                        buckets.parts(),
                        dimensions.ofInsights(),
                        row -> {
                            total.add(row);
                            perBucket
                                    .get(Buckets.index(buckets.starts(), TileReader.start(row)))
                                    .add(row);
                            languages
                                    .computeIfAbsent(row.getString("language"), any -> new SentimentCounts.Sum())
                                    .add(row);
                            agents.computeIfAbsent(row.getString("agent_id"), any -> new SentimentCounts.Sum())
                                    .add(row);
                        });
        return new SentimentReport(
                range.from(),
                range.to(),
                total.counts(),
                Backlog.of(snapshot, range, dimensions, now),
                list(languages, LanguageSentiment::new),
                list(agents, AgentSentiment::new),
                IntStream.range(0, perBucket.size())
                        .mapToObj(i -> new SentimentBucket(
                                buckets.starts().get(i), perBucket.get(i).counts()))
                        .toList(),
                snapshot.generation());
    }

    private static <T> List<T> list(
            Map<String, SentimentCounts.Sum> sums, BiFunction<String, SentimentCounts, T> make) {
        Collection<Map.Entry<String, SentimentCounts.Sum>> entries = sums.entrySet();
        return entries.stream()
                .map(entry -> make.apply(entry.getKey(), entry.getValue().counts()))
                .toList();
    }
}
