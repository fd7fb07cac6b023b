package dev.vigia.api.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A span of time: from inclusive, to exclusive, both on whole minutes because the tiles are minutes. */
public record TimeRange(Instant from, Instant to) {
    public static final Param<Instant> FROM = Param.time(
            "from",
            "Start of the range, inclusive; rounded down to the minute. Default: 24 hours before `to`",
            "2026-11-21T00:00:00Z");
    public static final Param<Instant> TO = Param.time(
            "to", "End of the range, exclusive; rounded up to the minute. Default: now", "2026-11-22T00:00:00Z");
    public static final List<Param<Instant>> PARAMS = List.of(FROM, TO);

    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(400);

    /** @throws ProblemException when the range is empty, backwards or longer than 400 days */
    public static TimeRange of(Request request) {
        var to = ceiling(request.find(TO).orElse(request.now()));
        var from = request.find(FROM).orElse(to.minus(DEFAULT)).truncatedTo(ChronoUnit.MINUTES);
        if (!from.isBefore(to)) {
            throw ProblemException.invalid(List.of(new Fault("query", "from", "must be before to (" + to + ")")));
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw ProblemException.invalid(
                    List.of(new Fault("query", "from", "must be at most " + LONGEST.toDays() + " days before to")));
        }
        return new TimeRange(from, to);
    }

    /** The range of the same length that ends where this one starts. */
    public TimeRange previous() {
        return new TimeRange(from.minus(length()), from);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    private static Instant ceiling(Instant time) {
        var minute = time.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(time) ? time : minute.plus(1, ChronoUnit.MINUTES);
    }
}
