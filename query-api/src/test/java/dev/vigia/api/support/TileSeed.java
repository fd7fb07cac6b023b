package dev.vigia.api.support;

import dev.vigia.schema.LatencySketch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Writes facts as tiles, by SQL. */
public final class TileSeed {
    private record Key(Instant start, String agentId, String agentVersion, String channel, String locale) {}

    private record InsightKey(
            Instant start, String agentId, String channel, String locale, String language, String topic) {}

    private TileSeed() {}

    /** @param grain minute, hour or day */
    public static void insert(
            Jdbi sql, int generation, String grain, List<Fact> facts, Instant asOf, boolean complete) {
        sql.useTransaction(handle -> {
            var tiles = handle.prepareBatch("""
                    insert into chat_metrics values (:generation, :grain, :start, :agent, :version, :channel, :locale,
                        :count, :count, :messages, :count, :answers, :count, :answered, :failed, :fallback, :timeout, 0,
                        :pending, 10, 20, :resolved, :handedOff, :abandoned, :open, :ratings, :positive, :sum, :ratings,
                        :first, :response, '', :asOf, :complete, 1, 1)""");
            group(
                            facts,
                            fact -> new Key(
                                    start(fact, grain),
                                    fact.agentId(),
                                    fact.agentVersion(),
                                    fact.channel(),
                                    fact.locale()))
                    .forEach((key, group) -> {
                        long answers = count(group, fact -> fact.responseMs() != null);
                        tiles.bind("generation", generation)
                                .bind("grain", grain)
                                .bind("start", key.start())
                                .bind("agent", key.agentId())
                                .bind("version", key.agentVersion())
                                .bind("channel", key.channel())
                                .bind("locale", key.locale())
                                .bind("count", group.size())
                                .bind("answers", answers)
                                .bind("messages", group.size() + answers)
                                .bind("answered", count(group, fact -> fact.status()
                                        .equals("answered")))
                                .bind("failed", count(group, fact -> fact.status()
                                        .equals("failed")))
                                .bind("fallback", count(group, fact -> fact.status()
                                        .equals("fallback")))
                                .bind("timeout", count(group, fact -> fact.status()
                                        .equals("timeout")))
                                .bind("pending", count(group, fact -> fact.status()
                                        .equals("pending")))
                                .bind("resolved", count(group, fact -> fact.outcome()
                                        .equals("resolved")))
                                .bind("handedOff", count(group, fact -> fact.outcome()
                                        .equals("handed_off")))
                                .bind("abandoned", count(group, fact -> fact.outcome()
                                        .equals("abandoned")))
                                .bind("open", count(group, fact -> fact.outcome()
                                        .equals("open")))
                                .bind("ratings", count(group, fact -> fact.rating() != null))
                                .bind("positive", count(group, fact -> fact.rating() != null && fact.rating() >= 4))
                                .bind(
                                        "sum",
                                        group.stream()
                                                .map(Fact::rating)
                                                .filter(Objects::nonNull)
                                                .mapToInt(r -> r)
                                                .sum())
                                .bind("first", sketch(group, Fact::firstResponseMs))
                                .bind("response", sketch(group, Fact::responseMs))
                                .bind("asOf", asOf)
                                .bind("complete", complete)
                                .add();
                    });
            tiles.execute();
            var insights = handle.prepareBatch("""
                    insert into chat_insight_metrics values (:generation, :grain, :start, :agent, :channel, :locale,
                        :language, :topic, :count, :negative, :neutral, :positive, :score, :asOf, :complete, 0, 1)""");
            group(
                            facts,
                            fact -> new InsightKey(
                                    start(fact, grain),
                                    fact.agentId(),
                                    fact.channel(),
                                    fact.locale(),
                                    fact.language(),
                                    fact.topic()))
                    .forEach((key, group) -> insights.bind("generation", generation)
                            .bind("grain", grain)
                            .bind("start", key.start())
                            .bind("agent", key.agentId())
                            .bind("channel", key.channel())
                            .bind("locale", key.locale())
                            .bind("language", key.language())
                            .bind("topic", key.topic())
                            .bind("count", group.size())
                            .bind("negative", count(group, fact -> fact.sentiment()
                                    .equals("negative")))
                            .bind("neutral", count(group, fact -> fact.sentiment()
                                    .equals("neutral")))
                            .bind("positive", count(group, fact -> fact.sentiment()
                                    .equals("positive")))
                            .bind(
                                    "score",
                                    group.stream().mapToDouble(Fact::score).sum())
                            .bind("asOf", asOf)
                            .bind("complete", complete)
                            .add());
            insights.execute();
        });
    }

    private static <K> java.util.Map<K, List<Fact>> group(List<Fact> facts, Function<Fact, K> key) {
        return facts.stream().collect(Collectors.groupingBy(key));
    }

    private static long count(List<Fact> facts, Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).count();
    }

    private static byte[] sketch(List<Fact> facts, Function<Fact, Long> latency) {
        var sketch = LatencySketch.empty();
        facts.stream().map(latency).filter(Objects::nonNull).forEach(sketch::add);
        return sketch.encode();
    }

    private static Instant start(Fact fact, String grain) {
        var unit =
                switch (grain) {
                    case "minute" -> ChronoUnit.MINUTES;
                    case "hour" -> ChronoUnit.HOURS;
                    case "day" -> ChronoUnit.DAYS;
                    default -> throw new IllegalArgumentException(grain);
                };
        return fact.at().atOffset(ZoneOffset.UTC).truncatedTo(unit).toInstant();
    }
}
