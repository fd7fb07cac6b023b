package dev.vigia.api.metrics;

import dev.vigia.schema.LatencySketch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds tiles up: counts are summed, sketches merged, nothing is averaged. */
final class Totals {
    private long conversations;
    private long engaged;
    private long messages;
    private long userMessages;
    private long turns;
    private long answered;
    private long failed;
    private long fallback;
    private long timeout;
    private long unanswered;
    private long inputTokens;
    private long outputTokens;
    private long resolved;
    private long handedOff;
    private long abandoned;
    private long open;
    private long ratings;
    private long positiveRatings;
    private long ratedConversations;
    private long negative;
    private long neutral;
    private long positive;
    private long late;
    private final Returns returns = new Returns();
    private boolean complete = true;
    private @Nullable Instant asOf;
    private final LatencySketch firstResponse = LatencySketch.empty();
    private final LatencySketch response = LatencySketch.empty();

    /** Adds a row of chat_metrics. */
    void addTile(ResultSet row) throws SQLException {
        conversations += row.getLong("conversations");
        engaged += row.getLong("engaged_conversations");
        messages += row.getLong("messages");
        userMessages += row.getLong("user_messages");
        turns += row.getLong("turns");
        answered += row.getLong("answered_turns");
        failed += row.getLong("failed_turns");
        fallback += row.getLong("fallback_turns");
        timeout += row.getLong("timeout_turns");
        unanswered += row.getLong("unanswered_turns");
        inputTokens += row.getLong("input_tokens");
        outputTokens += row.getLong("output_tokens");
        resolved += row.getLong("resolved");
        handedOff += row.getLong("handed_off");
        abandoned += row.getLong("abandoned");
        open += row.getLong("open");
        ratings += row.getLong("ratings");
        positiveRatings += row.getLong("positive_ratings");
        ratedConversations += row.getLong("rated_conversations");
        returns.add(row);
        late += row.getLong("late_events");
        complete &= row.getBoolean("complete");
        seen(row.getTimestamp("as_of").toInstant());
        merge(firstResponse, row.getBytes("first_response_sketch"));
        merge(response, row.getBytes("response_sketch"));
    }

    /** Adds a row of chat_insight_metrics. */
    void addInsights(ResultSet row) throws SQLException {
        negative += row.getLong("negative");
        neutral += row.getLong("neutral");
        positive += row.getLong("positive");
    }

    /** Notes how far event time has come; 1970 stands for a stream that has no watermark yet. */
    void seen(Instant watermark) {
        if (watermark.equals(Instant.EPOCH)) {
            return;
        }
        var known = asOf;
        asOf = known == null || watermark.isAfter(known) ? watermark : known;
    }

    Optional<Instant> watermark() {
        return Optional.ofNullable(asOf);
    }

    /** @param end the end of the range that the totals stand for */
    Metrics metrics(Instant end, boolean withSentiment, int generation) {
        var known = asOf;
        return new Metrics(
                conversations,
                messages,
                userMessages,
                turns,
                rate(answered, turns),
                percentiles(firstResponse),
                percentiles(response),
                new Metrics.Csat(rate(positiveRatings, ratings), rate(ratedConversations, engaged), ratings),
                withSentiment ? new Metrics.Sentiment(negative, neutral, positive) : null,
                new Metrics.Outcomes(resolved, handedOff, abandoned, open),
                returns.containment(resolved, resolved + handedOff + abandoned),
                known,
                complete && known != null && !known.isBefore(end),
                late,
                generation);
    }

    Performance.Figures figures(double minutes) {
        return new Performance.Figures(
                turns,
                rate(answered, turns),
                rate(failed, turns),
                rate(fallback, turns),
                rate(timeout, turns),
                rate(unanswered, turns),
                messages / minutes,
                percentiles(firstResponse),
                percentiles(response),
                inputTokens,
                outputTokens);
    }

    static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static void merge(LatencySketch into, byte[] bytes) {
        if (bytes.length > 0) {
            into.merge(LatencySketch.decode(bytes));
        }
    }

    private static Metrics.Percentiles percentiles(LatencySketch sketch) {
        return new Metrics.Percentiles(quantile(sketch, 0.5), quantile(sketch, 0.95), quantile(sketch, 0.99));
    }

    private static @Nullable Double quantile(LatencySketch sketch, double q) {
        var value = sketch.quantile(q);
        return value.isPresent() ? Math.round(value.getAsDouble() * 1000) / 1000.0 : null;
    }
}
