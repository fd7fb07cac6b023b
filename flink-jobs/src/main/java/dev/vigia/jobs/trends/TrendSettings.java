package dev.vigia.jobs.trends;

import dev.vigia.jobs.series.Minutes;
import dev.vigia.settings.Settings;
import java.io.Serializable;
import java.time.Duration;

/**
 * What may be set about trends.
 *
 * @param window {@code VIGIA_TREND_WINDOW}: how many minutes a trend is looked for in
 * @param history {@code VIGIA_TREND_HISTORY}: how many minutes of tiles are kept, at least the window
 * @param leastPoints {@code VIGIA_TREND_MIN_POINTS}: with fewer minutes that have a value, nothing is said; from ten
 *     on the test's approximation is good
 * @param significance {@code VIGIA_TREND_SIGNIFICANCE}: the test's level
 * @param leastChange {@code VIGIA_TREND_MIN_CHANGE}: what share of the baseline a metric must have moved by, lest busy
 *     agents show "significant" trifles
 */
public record TrendSettings(Duration window, Duration history, int leastPoints, double significance, double leastChange)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Reads these settings; problems stay in {@code settings} until the caller checks them. */
    static TrendSettings from(Settings settings) {
        var window = minutes(settings, "VIGIA_TREND_WINDOW", Duration.ofMinutes(30));
        var history = minutes(settings, "VIGIA_TREND_HISTORY", Duration.ofMinutes(60));
        if (history.compareTo(window) < 0) {
            settings.problem(
                    "VIGIA_TREND_HISTORY (" + history + ") is shorter than VIGIA_TREND_WINDOW (" + window + ").");
        }
        return new TrendSettings(
                window,
                history,
                settings.integer("VIGIA_TREND_MIN_POINTS", 10, 3, 1440),
                settings.decimal("VIGIA_TREND_SIGNIFICANCE", 0.05, 0.000_001, 0.5),
                settings.decimal("VIGIA_TREND_MIN_CHANGE", 0.1, 0, 100));
    }

    private static Duration minutes(Settings settings, String name, Duration fallback) {
        var duration = settings.duration(name, fallback);
        if (duration.toMillis() % Minutes.MINUTE != 0 || duration.compareTo(Duration.ofDays(1)) > 0) {
            settings.problem(name + " is " + duration + ", but it takes whole minutes up to a day.");
            return fallback;
        }
        return duration;
    }
}
