package dev.vigia.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.api.support.Client;
import dev.vigia.api.support.Expected;
import dev.vigia.api.support.Fact;
import dev.vigia.api.support.TileSeed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsITCase {
    private static final Instant START = Instant.parse("2031-01-20T00:00:00Z");
    private static final int DAYS = 10;
    private static final List<Fact> FACTS =
            Fact.random(1, 4_000, "metrics-", START, Duration.ofDays(DAYS).toSeconds());
    private static final List<Fact> TIERED =
            Fact.random(2, 3_000, "tiers-", START, Duration.ofDays(DAYS).toSeconds());
    private static final List<Fact> RECENT = Fact.random(3, 500, "recent-", Stack.NOW.minusSeconds(4_000), 4_000);

    private final Client viewer = Stack.viewer();

    @BeforeAll
    static void insert() {
        var asOf = START.plus(Duration.ofDays(DAYS + 1));
        TileSeed.insert(Stack.sql(), 1, "minute", FACTS, asOf, true);
        TileSeed.insert(Stack.sql(), 1, "minute", RECENT, Stack.NOW.minusSeconds(2), false);
    }

    @Test
    void aRangeIsTheSumOfItsBuckets() {
        var answer = history("from=2031-01-21T10:07:00Z&to=2031-01-24T03:00:00Z&step=hour&agentId=metrics-0");
        var from = Instant.parse("2031-01-21T10:07:00Z");
        var to = Instant.parse("2031-01-24T03:00:00Z");
        var agent = facts(FACTS, fact -> fact.agentId().equals("metrics-0"));

        Expected.assertMetrics(answer.path("total"), between(agent, from, to));
        Expected.assertMetrics(answer.path("previous"), between(agent, from.minus(Duration.between(from, to)), from));
        assertThat(answer.path("buckets")).hasSize(65);
        assertThat(answer.at("/buckets/0/start").asText()).isEqualTo("2031-01-21T10:00:00Z");
        for (var bucket : answer.path("buckets")) {
            var start = Instant.parse(bucket.path("start").asText());
            var end = start.plus(Duration.ofHours(1));
            Expected.assertMetrics(bucket, between(agent, start.isBefore(from) ? from : start, end));
        }
    }

    @Test
    void usersWhoCameBackAreRatesOverTheDaysThatAreOver() {
        var day = Instant.parse("2031-02-10T00:00:00Z");
        var facts = Fact.random(4, 40, "returns-", day, 3_600);
        TileSeed.insert(Stack.sql(), 1, "minute", facts, day.plus(Duration.ofDays(9)), true);
        Stack.sql().useHandle(handle -> handle.execute("""
            update chat_metrics set days_over = 6, returned_in_day = 2, durably_contained = 3, weeks_over = 4,
                returned_in_week = 3 where agent_id like 'returns-%'\
            """));

        var containment = history("from=2031-02-10T00:00:00Z&to=2031-02-10T01:00:00Z&step=hour&agentId=returns-0")
                .at("/total/containment");

        assertThat(containment.path("repeatRate24h").asDouble()).isEqualTo(2 / 6.0);
        assertThat(containment.path("durableRate").asDouble()).isEqualTo(3 / 6.0);
        assertThat(containment.path("repeatRate7d").asDouble()).isEqualTo(3 / 4.0);
    }

    @Test
    void daysFollowTheTimeZone() {
        var madrid = ZoneId.of("Europe/Madrid");
        var answer = history("from=2031-01-21T23:00:00Z&to=2031-01-24T23:00:00Z&step=day&tz=Europe/Madrid&channel=web");
        var web = facts(FACTS, fact -> fact.channel().equals("web"));

        assertThat(answer.path("buckets")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            var day = LocalDate.of(2031, 1, 22).plusDays(i);
            var start = day.atStartOfDay(madrid).toInstant();
            assertThat(answer.path("buckets").get(i).path("start").asText()).isEqualTo(start.toString());
            Expected.assertMetrics(
                    answer.path("buckets").get(i),
                    between(web, start, day.plusDays(1).atStartOfDay(madrid).toInstant()));
        }
    }

    @Test
    void emptyBucketsArePresentAndTheirRatesNull() {
        var answer = history("from=2031-01-01T00:00:00Z&to=2031-01-01T06:00:00Z&step=PT2H");

        assertThat(answer.path("buckets")).hasSize(3);
        assertThat(answer.path("total").path("conversations").asLong()).isZero();
        assertThat(answer.path("total").path("successRate").isNull()).isTrue();
        assertThat(answer.at("/total/responseMs/p95").isNull()).isTrue();
        assertThat(answer.at("/total/csat/score").isNull()).isTrue();
    }

    @Test
    void aRangeIsCompleteOnceTheWatermarkIsPastItAndAllItsTilesAreFinal() {
        assertThat(history("from=2031-01-20T00:00:00Z&to=2031-01-25T00:00:00Z&step=day")
                        .at("/total/complete")
                        .asBoolean())
                .isTrue();
        var recent = viewer.get("/api/v1/chat/metrics/realtime").json().path("last60m");
        assertThat(recent.path("complete").asBoolean()).isFalse();
        assertThat(recent.path("asOf").asText())
                .isEqualTo(Stack.NOW.minusSeconds(2).toString());
    }

    @Test
    void realtimeCountsTheRunningMinuteAndThoseBefore() {
        var answer =
                viewer.get("/api/v1/chat/metrics/realtime?agentId=recent-1").json();
        var end = Instant.parse("2031-03-10T10:31:00Z");
        var agent = facts(RECENT, fact -> fact.agentId().equals("recent-1"));

        Expected.assertMetrics(answer.path("last5m"), between(agent, end.minusSeconds(300), end));
        Expected.assertMetrics(answer.path("last60m"), between(agent, end.minusSeconds(3_600), end));
    }

    @Test
    void everyDimensionNarrows() {
        var answer = history("from=2031-01-20T00:00:00Z&to=2031-01-30T00:00:00Z&step=day&agentId=metrics-1&channel=app"
                + "&locale=en-GB");

        Expected.assertMetrics(
                answer.path("total"),
                facts(
                        FACTS,
                        fact -> fact.agentId().equals("metrics-1")
                                && fact.channel().equals("app")
                                && fact.locale().equals("en-GB")));
        var version = history("from=2031-01-20T00:00:00Z&to=2031-01-30T00:00:00Z&step=day&agentVersion=v2");
        assertThat(version.at("/total/turns").asLong())
                .isEqualTo(Expected.count(FACTS, fact -> fact.agentVersion().equals("v2")));
        assertThat(version.at("/total/sentiment").isNull()).isTrue();
    }

    @Test
    void hourAndDayTilesGiveTheSameNumbersAsMinuteTiles() {
        var asOf = START.plus(Duration.ofDays(DAYS + 1));
        Stack.sql()
                .useHandle(handle -> handle.execute(
                        "insert into chat_generation (generation, reason, status) values (7, 'tiers', 'ready')"));
        TileSeed.insert(Stack.sql(), 7, "minute", TIERED, asOf, true);
        TileSeed.insert(Stack.sql(), 7, "hour", TIERED, asOf, true);
        TileSeed.insert(Stack.sql(), 7, "day", TIERED, asOf, true);
        setLive(7);
        try {
            var from = Instant.parse("2031-01-21T10:07:00Z");
            var to = Instant.parse("2031-01-27T03:33:00Z");
            var answer = history("from=" + from + "&to=" + to + "&step=day&tz=Asia/Kolkata");

            Expected.assertMetrics(answer.path("total"), between(TIERED, from, to));
            assertThat(answer.at("/total/generation").asInt()).isEqualTo(7);
            assertThat(StreamSupport.stream(answer.path("buckets").spliterator(), false)
                            .mapToLong(bucket -> bucket.path("turns").asLong())
                            .sum())
                    .isEqualTo(between(TIERED, from, to).size());
        } finally {
            setLive(1);
        }
        assertThat(history("from=2031-01-21T00:00:00Z&to=2031-01-27T00:00:00Z&agentId=tiers-0")
                        .at("/total/turns")
                        .asLong())
                .isZero();
    }

    @Test
    void performanceIsGivenForEachVersionOfEachAgent() {
        var answer = viewer.get("/api/v1/chat/performance?from=2031-01-20T00:00:00Z&to=2031-01-30T00:00:00Z")
                .json();

        assertThat(answer.path("agents").findValuesAsText("agentId"))
                .containsExactly("metrics-0", "metrics-0", "metrics-1", "metrics-1");
        var second = answer.path("agents").get(1);
        var facts = facts(
                FACTS,
                fact -> fact.agentId().equals("metrics-0")
                        && fact.agentVersion().equals("v2"));
        assertThat(second.path("agentVersion").asText()).isEqualTo("v2");
        Expected.assertRate(
                second.at("/figures/timeoutRate"),
                Expected.count(facts, fact -> fact.status().equals("timeout")),
                facts.size());
        long messages = FACTS.size() + Expected.count(FACTS, fact -> fact.responseMs() != null);
        assertThat(answer.at("/total/messagesPerMinute").asDouble()).isEqualTo(messages / (DAYS * 1440.0));
    }

    @Test
    void topicsAreCountedWithTheirShareAndSentiment() {
        var answer = viewer.get("/api/v1/chat/topics?from=2031-01-25T00:00:00Z&to=2031-01-30T00:00:00Z")
                .json();
        var now = between(FACTS, Instant.parse("2031-01-25T00:00:00Z"), Instant.parse("2031-01-30T00:00:00Z"));
        var before = between(FACTS, START, Instant.parse("2031-01-25T00:00:00Z"));

        assertThat(answer.path("messages").asLong()).isEqualTo(now.size());
        assertThat(answer.path("topics")).hasSize(4);
        for (var topic : answer.path("topics")) {
            var name = topic.path("topic").isNull() ? "" : topic.path("topic").asText();
            var facts = facts(now, fact -> fact.topic().equals(name));
            Expected.assertRate(topic.path("share"), facts.size(), now.size());
            assertThat(topic.path("previousMessages").asLong())
                    .isEqualTo(Expected.count(before, fact -> fact.topic().equals(name)));
            assertThat(topic.at("/sentiment/negative").asLong())
                    .isEqualTo(Expected.count(facts, fact -> fact.sentiment().equals("negative")));
        }
    }

    @Test
    void sentimentIsGivenInTotalByLanguageByAgentAndInBuckets() {
        var answer = viewer.get("/api/v1/chat/sentiment?from=2031-01-20T00:00:00Z&to=2031-01-30T00:00:00Z&step=day")
                .json();

        assertThat(answer.at("/total/messages").asLong()).isEqualTo(FACTS.size());
        assertThat(answer.at("/languages/0/language").asText()).isEqualTo("en");
        assertThat(answer.at("/languages/0/sentiment/positive").asLong())
                .isEqualTo(Expected.count(
                        FACTS,
                        fact -> fact.language().equals("en") && fact.sentiment().equals("positive")));
        double mean = FACTS.stream().mapToDouble(Fact::score).average().orElseThrow();
        assertThat(answer.at("/total/meanScore").asDouble()).isEqualTo(Math.round(mean * 10_000) / 10_000.0);
        assertThat(answer.path("buckets")).hasSize(DAYS);
        assertThat(answer.at("/buckets/3/sentiment/messages").asLong())
                .isEqualTo(between(FACTS, START.plus(Duration.ofDays(3)), START.plus(Duration.ofDays(4)))
                        .size());
    }

    private JsonNode history(String query) {
        var answer = viewer.get("/api/v1/chat/metrics/historical?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static void setLive(int generation) {
        Stack.sql().useHandle(handle -> handle.execute("update chat_live_generation set generation = ?", generation));
    }

    private static List<Fact> facts(List<Fact> facts, Predicate<Fact> wanted) {
        return facts.stream().filter(wanted).toList();
    }

    private static List<Fact> between(List<Fact> facts, Instant from, Instant to) {
        return facts(facts, fact -> !fact.at().isBefore(from) && fact.at().isBefore(to));
    }
}
