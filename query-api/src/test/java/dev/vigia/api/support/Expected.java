package dev.vigia.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/** The numbers that facts must give, computed from the facts alone. */
public final class Expected {
    private Expected() {}

    /** Checks a metrics object. */
    public static void assertMetrics(JsonNode metrics, List<Fact> facts) {
        assertThat(metrics.path("conversations").asLong()).as("conversations").isEqualTo(facts.size());
        assertThat(metrics.path("turns").asLong()).as("turns").isEqualTo(facts.size());
        assertThat(metrics.path("userMessages").asLong()).as("userMessages").isEqualTo(facts.size());
        assertThat(metrics.path("messages").asLong())
                .as("messages")
                .isEqualTo(facts.size() + count(facts, fact -> fact.responseMs() != null));
        assertRate(
                metrics.path("successRate"), count(facts, fact -> fact.status().equals("answered")), facts.size());
        assertPercentiles(metrics.path("firstResponseMs"), facts, Fact::firstResponseMs);
        assertPercentiles(metrics.path("responseMs"), facts, Fact::responseMs);
        long ratings = count(facts, fact -> fact.rating() != null);
        assertRate(
                metrics.path("csat").path("score"),
                count(facts, fact -> fact.rating() != null && fact.rating() >= 4),
                ratings);
        assertRate(metrics.path("csat").path("responseRate"), ratings, facts.size());
        assertThat(metrics.path("csat").path("ratings").asLong()).isEqualTo(ratings);
        for (var sentiment : List.of("negative", "neutral", "positive")) {
            assertThat(metrics.path("sentiment").path(sentiment).asLong())
                    .as(sentiment)
                    .isEqualTo(count(facts, fact -> fact.sentiment().equals(sentiment)));
        }
        assertThat(metrics.path("outcomes").path("handedOff").asLong())
                .isEqualTo(count(facts, fact -> fact.outcome().equals("handed_off")));
        assertThat(metrics.path("outcomes").path("abandoned").asLong())
                .isEqualTo(count(facts, fact -> fact.outcome().equals("abandoned")));
        long resolved = count(facts, fact -> fact.outcome().equals("resolved"));
        assertRate(
                metrics.path("containment").path("rate"),
                resolved,
                resolved
                        + count(
                                facts,
                                fact -> fact.outcome().equals("handed_off")
                                        || fact.outcome().equals("abandoned")));
    }

    public static long count(List<Fact> facts, Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).count();
    }

    public static void assertRate(JsonNode rate, long part, long whole) {
        if (whole == 0) {
            assertThat(rate.isNull()).isTrue();
        } else {
            assertThat(rate.asDouble()).isCloseTo((double) part / whole, within(1e-9));
        }
    }

    private static void assertPercentiles(JsonNode percentiles, List<Fact> facts, Function<Fact, Long> latency) {
        var sorted =
                facts.stream().map(latency).filter(Objects::nonNull).sorted().toList();
        for (int percent : List.of(50, 95, 99)) {
            var value = percentiles.path("p" + percent);
            if (sorted.isEmpty()) {
                assertThat(value.isNull()).isTrue();
            } else {
                double exact = sorted.get((int) Math.floor(percent / 100.0 * (sorted.size() - 1)));
                assertThat(value.asDouble()).as("p" + percent).isCloseTo(exact, within(exact * 0.01 + 0.001));
            }
        }
    }
}
