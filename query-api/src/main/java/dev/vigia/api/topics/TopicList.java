package dev.vigia.api.topics;

import dev.vigia.api.database.Snapshot;
import dev.vigia.api.http.Doc;
import dev.vigia.api.http.TimeRange;
import dev.vigia.api.tiles.Backlog;
import dev.vigia.api.tiles.Dimensions;
import dev.vigia.api.tiles.SentimentCounts;
import dev.vigia.api.tiles.TileReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users ask about in a range. */
public record TopicList(
        @Doc(value = "Start of the range", example = "2026-11-21T10:00:00Z")
        Instant from,

        @Doc(value = "End of the range", example = "2026-11-22T10:00:00Z")
        Instant to,

        @Doc(value = "Analysed user messages", example = "731")
        long messages,

        @Doc(value = Backlog.MEANING, example = "0") long backlog,

        @Doc("Most messages first; at most `limit`") List<Topic> topics,

        @Doc(value = "Which run of the analysis made the numbers", example = "1")
        int generation) {

    /** One topic. */
    public record Topic(
            @Doc(value = "Its name; null for messages on none of the known topics", example = "account_access")
            @Nullable
            String topic,

            @Doc(value = "Its messages / all messages, 0…1", example = "0.31")
            double share,

            @Doc(value = "Its messages in the range of the same length before", example = "190")
            long previousMessages,

            @Doc(
                    value = "Whether its share moved more than chance does, against the range before",
                    example = "rising",
                    choices = {"rising", "falling", "steady"})
            String trend,

            @Doc("Its messages by sentiment") SentimentCounts sentiment,

            @Doc("How its turns fared, among the newest 2,000 of the range")
            TopicService service) {}

    public static TopicList of(Snapshot snapshot, TimeRange range, Dimensions dimensions, int limit, Instant now) {
        var current = byTopic(snapshot, range, dimensions, now);
        var before = byTopic(snapshot, range.previous(), dimensions, now);
        var services = TopicService.byTopic(snapshot, range, dimensions);
        long messagesBefore =
                before.values().stream().mapToLong(SentimentCounts::messages).sum();
        long messages =
                current.values().stream().mapToLong(SentimentCounts::messages).sum();
        var topics = current.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, SentimentCounts> entry) ->
                                entry.getValue().messages())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(limit)
                .map(entry -> {
                    var previous = before.get(entry.getKey());
                    long mine = entry.getValue().messages();
                    long mineBefore = previous == null ? 0 : previous.messages();
                    return new Topic(
                            entry.getKey().isEmpty() ? null : entry.getKey(),
                            messages == 0 ? 0 : (double) mine / messages,
                            mineBefore,
                            ShareTrend.of(mine, messages, mineBefore, messagesBefore),
                            entry.getValue(),
                            services.getOrDefault(entry.getKey(), TopicService.NONE));
                })
                .toList();
        long backlog = Backlog.of(snapshot, range, dimensions, now);
        return new TopicList(range.from(), range.to(), messages, backlog, topics, snapshot.generation());
    }

    private static Map<String, SentimentCounts> byTopic(
            Snapshot snapshot, TimeRange range, Dimensions dimensions, Instant now) {
        var sums = new HashMap<String, SentimentCounts.Sum>();
        new TileReader(snapshot, now)
                .read(
                        TileReader.Table.INSIGHTS,
                        "m.topic, " + SentimentCounts.COLUMNS,
                        List.of(range),
                        dimensions.ofInsights(),
                        row -> sums.computeIfAbsent(row.getString("topic"), any -> new SentimentCounts.Sum())
                                .add(row));
        var counts = new HashMap<String, SentimentCounts>();
        sums.forEach((topic, sum) -> counts.put(topic, sum.counts()));
        return counts;
    }
}
