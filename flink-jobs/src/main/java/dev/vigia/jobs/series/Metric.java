package dev.vigia.jobs.series;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The metrics that series are made of, named by their path in the API's metrics object and defined as there: rates of
 * turns are over the turns that no longer wait for their answer, and a rate or percentile of nothing has no value.
 */
public enum Metric {
    CONVERSATIONS("conversations", Unit.COUNT, totals -> count(totals.conversations()), MetricTotals::conversations),
    MESSAGES("messages", Unit.COUNT, totals -> count(totals.messages()), MetricTotals::messages),
    TURNS("turns", Unit.COUNT, totals -> count(totals.turns()), MetricTotals::turns),
    SUCCESS_RATE("successRate", Unit.SHARE, MetricTotals::successRate, MetricTotals::decidedTurns),
    ERROR_RATE("errorRate", Unit.SHARE, MetricTotals::errorRate, MetricTotals::decidedTurns),
    FALLBACK_RATE("fallbackRate", Unit.SHARE, MetricTotals::fallbackRate, MetricTotals::decidedTurns),
    FIRST_RESPONSE_P95(
            "firstResponseMs.p95",
            Unit.MILLISECONDS,
            totals -> totals.firstResponse(0.95),
            MetricTotals::firstResponses),
    RESPONSE_P50("responseMs.p50", Unit.MILLISECONDS, totals -> totals.response(0.5), MetricTotals::responses),
    RESPONSE_P95("responseMs.p95", Unit.MILLISECONDS, totals -> totals.response(0.95), MetricTotals::responses),
    CSAT("csat.score", Unit.SHARE, MetricTotals::positiveShare, MetricTotals::ratings);

    /** What a value is measured in. A count is 0 when nothing happened; the others then have no value. */
    public enum Unit {
        COUNT,
        SHARE,
        MILLISECONDS
    }

    private final String wireName;
    private final Unit unit;
    private final Function<MetricTotals, OptionalDouble> value;
    private final ToLongFunction<MetricTotals> samples;

    Metric(
            String wireName,
            Unit unit,
            Function<MetricTotals, OptionalDouble> value,
            ToLongFunction<MetricTotals> samples) {
        this.wireName = wireName;
        this.unit = unit;
        this.value = value;
        this.samples = samples;
    }

    /** Its path in the metrics object, such as {@code responseMs.p95}. */
    public String wireName() {
        return wireName;
    }

    public Unit unit() {
        return unit;
    }

    public OptionalDouble value(MetricTotals totals) {
        return value.apply(totals);
    }

    /** Over how many turns, answers, ratings or messages the value is. */
    public long samples(MetricTotals totals) {
        return samples.applyAsLong(totals);
    }

    public static Optional<Metric> named(String wireName) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(wireName))
                .findFirst();
    }

    private static OptionalDouble count(long count) {
        return OptionalDouble.of(count);
    }
}
