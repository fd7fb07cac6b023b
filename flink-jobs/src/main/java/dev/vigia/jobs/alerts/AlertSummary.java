package dev.vigia.jobs.alerts;

import dev.vigia.jobs.series.Metric;
import java.util.Locale;

/** Says in one English sentence what an alert is about. Programs translate by rule and metric instead. */
final class AlertSummary {
    private AlertSummary() {}

    static String firing(String agent, ThresholdRule rule, Reading reading) {
        return "%s of %s is %s over the last %s (%s), %s %s."
                .formatted(
                        capitalised(name(rule.metric())),
                        agent,
                        figure(rule.metric(), reading.value().orElseThrow()),
                        window(rule),
                        samples(rule.metric(), reading.samples()),
                        rule.comparison().word(),
                        figure(rule.metric(), rule.threshold()));
    }

    static String resolved(String agent, ThresholdRule rule, RuleState row, Reading reading) {
        var threshold = figure(rule.metric(), rule.threshold());
        var worst = figure(rule.metric(), row.worst());
        if (reading.value().isEmpty()) {
            return "%s had no %s in the last %s; before, its %s was %s at worst, %s %s."
                    .formatted(
                            agent,
                            sampled(rule.metric()),
                            window(rule),
                            name(rule.metric()),
                            worst,
                            rule.comparison().word(),
                            threshold);
        }
        return "%s of %s is %s over the last %s (%s), no longer %s %s; at worst it was %s."
                .formatted(
                        capitalised(name(rule.metric())),
                        agent,
                        figure(rule.metric(), reading.value().getAsDouble()),
                        window(rule),
                        samples(rule.metric(), reading.samples()),
                        rule.comparison().word(),
                        threshold,
                        worst);
    }

    private static String window(ThresholdRule rule) {
        long minutes = rule.window().toMinutes();
        return minutes == 1 ? "minute" : minutes + " minutes";
    }

    private static String figure(Metric metric, double value) {
        return switch (metric.unit()) {
            case COUNT -> String.format(Locale.ROOT, "%.0f", value);
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case MILLISECONDS -> String.format(Locale.ROOT, "%.1f s", value / 1000);
        };
    }

    private static String samples(Metric metric, long count) {
        var many = sampled(metric);
        return count + " " + (count == 1 ? many.substring(0, many.length() - 1) : many);
    }

    private static String sampled(Metric metric) {
        return switch (metric) {
            case CONVERSATIONS -> "conversations";
            case MESSAGES -> "messages";
            case TURNS, SUCCESS_RATE, ERROR_RATE, FALLBACK_RATE -> "turns";
            case FIRST_RESPONSE_P95, RESPONSE_P50, RESPONSE_P95 -> "answers";
            case CSAT -> "ratings";
        };
    }

    private static String name(Metric metric) {
        return switch (metric) {
            case CONVERSATIONS -> "number of conversations";
            case MESSAGES -> "number of messages";
            case TURNS -> "number of turns";
            case SUCCESS_RATE -> "success rate";
            case ERROR_RATE -> "error rate";
            case FALLBACK_RATE -> "fallback rate";
            case FIRST_RESPONSE_P95 -> "95th percentile of the time to the first response";
            case RESPONSE_P50 -> "median response time";
            case RESPONSE_P95 -> "95th percentile of the response time";
            case CSAT -> "satisfaction";
        };
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
