package dev.vigia.api.tiles;

import dev.vigia.api.http.Param;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;

/** The length of a bucket: whole minutes within a day, or a day, week or month of a time zone. */
public sealed interface Step {
    Param<Step> PARAM = new Param<>(
            Param.In.QUERY,
            "step",
            "Length of a bucket: `minute`, `5m`, `15m`, `hour`, `day`, `week`, `month`, or an ISO 8601 duration of"
                    + " whole minutes up to `PT24H`. Default: the finest of the named ones that gives at most 200 buckets",
            Map.of("type", "string"),
            "hour",
            Step.class,
            null,
            Step::parse);

    /** The start of the bucket that holds a time. */
    Instant startOf(Instant time, ZoneId zone);

    /** The start of the bucket after the one that starts at the given time. */
    Instant next(Instant start, ZoneId zone);

    /** Minutes of a day of the zone, counted from its midnight; the last bucket of a day ends with the day. */
    record Minutes(int count) implements Step {
        @Override
        public Instant startOf(Instant time, ZoneId zone) {
            var midnight = midnight(time, zone);
            long minutes = Duration.between(midnight, time).toMinutes();
            return midnight.plus(Duration.ofMinutes(minutes - minutes % count));
        }

        @Override
        public Instant next(Instant start, ZoneId zone) {
            var next = start.plus(Duration.ofMinutes(count));
            var tomorrow = start.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            return next.isAfter(tomorrow) ? tomorrow : next;
        }
    }

    /** Days, weeks (from Monday) and months of a calendar. */
    enum Calendar implements Step {
        DAY {
            @Override
            LocalDate first(LocalDate day) {
                return day;
            }

            @Override
            LocalDate after(LocalDate first) {
                return first.plusDays(1);
            }
        },
        WEEK {
            @Override
            LocalDate first(LocalDate day) {
                return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            }

            @Override
            LocalDate after(LocalDate first) {
                return first.plusWeeks(1);
            }
        },
        MONTH {
            @Override
            LocalDate first(LocalDate day) {
                return day.withDayOfMonth(1);
            }

            @Override
            LocalDate after(LocalDate first) {
                return first.plusMonths(1);
            }
        };

        abstract LocalDate first(LocalDate day);

        abstract LocalDate after(LocalDate first);

        @Override
        public Instant startOf(Instant time, ZoneId zone) {
            return first(time.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant next(Instant start, ZoneId zone) {
            return after(start.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
        }
    }

    static Step parse(String text) {
        return switch (text) {
            case "minute" -> new Minutes(1);
            case "5m" -> new Minutes(5);
            case "15m" -> new Minutes(15);
            case "hour" -> new Minutes(60);
            case "day", "P1D" -> Calendar.DAY;
            case "week", "P1W", "P7D" -> Calendar.WEEK;
            case "month", "P1M" -> Calendar.MONTH;
            default -> new Minutes(minutes(text));
        };
    }

    private static int minutes(String text) {
        try {
            var duration = Duration.parse(text);
            long minutes = duration.toMinutes();
            if (minutes >= 1 && minutes <= 1440 && duration.equals(Duration.ofMinutes(minutes))) {
                return (int) minutes;
            }
        } catch (DateTimeException | ArithmeticException refused) {
            // the same sentence answers everything that is not a step
        }
        throw new IllegalArgumentException(
                "must be minute, 5m, 15m, hour, day, week, month or an ISO 8601 duration of whole minutes up to PT24H");
    }

    private static Instant midnight(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
