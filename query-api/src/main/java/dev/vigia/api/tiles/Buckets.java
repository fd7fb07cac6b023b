package dev.vigia.api.tiles;

import dev.vigia.api.http.Fault;
import dev.vigia.api.http.Param;
import dev.vigia.api.http.ProblemException;
import dev.vigia.api.http.Request;
import dev.vigia.api.http.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The buckets that a range falls into. The first one may start before the range, but holds only what lies in it. */
public record Buckets(List<Instant> starts, TimeRange range) {
    public static final Param<ZoneId> ZONE =
            Param.zone("tz", "Time zone of the buckets, a name of the IANA list", "Europe/Madrid");
    public static final List<Param<?>> PARAMS = List.of(Step.PARAM, ZONE);

    private static final int MOST = 2_000;
    private static final int FINE_ENOUGH = 200;
    private static final List<Step> NAMED = List.of(
            new Step.Minutes(1),
            new Step.Minutes(5),
            new Step.Minutes(15),
            new Step.Minutes(60),
            Step.Calendar.DAY,
            Step.Calendar.WEEK,
            Step.Calendar.MONTH);

    /** The buckets that a request asks for by `step` and `tz`. */
    public static Buckets of(Request request, TimeRange range) {
        var zone = request.get(ZONE);
        return request.find(Step.PARAM).map(step -> of(range, step, zone)).orElseGet(() -> fitting(range, zone));
    }

    /** @throws ProblemException when there would be more than 2,000 */
    public static Buckets of(TimeRange range, Step step, ZoneId zone) {
        var starts = starts(range, step, zone, MOST);
        if (starts.size() > MOST) {
            throw ProblemException.invalid(List.of(new Fault(
                    "query", "step", "gives more than " + MOST + " buckets; take a longer step or a shorter range")));
        }
        return new Buckets(starts, range);
    }

    /** With the finest named step that gives at most 200 buckets. */
    private static Buckets fitting(TimeRange range, ZoneId zone) {
        return NAMED.stream()
                .map(step -> starts(range, step, zone, FINE_ENOUGH))
                .filter(starts -> starts.size() <= FINE_ENOUGH)
                .findFirst()
                .map(starts -> new Buckets(starts, range))
                .orElseThrow();
    }

    /** The index of the span, given by the starts of all of them, that holds a time. */
    public static int index(List<Instant> starts, Instant time) {
        int found = Collections.binarySearch(starts, time);
        return found >= 0 ? found : -found - 2;
    }

    /** The parts of the range that the buckets cut it into. */
    public List<TimeRange> parts() {
        var parts = new ArrayList<TimeRange>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            var start = starts.get(i).isBefore(range.from()) ? range.from() : starts.get(i);
            var end = i + 1 < starts.size() ? starts.get(i + 1) : range.to();
            parts.add(new TimeRange(start, end));
        }
        return parts;
    }

    private static List<Instant> starts(TimeRange range, Step step, ZoneId zone, int most) {
        var starts = new ArrayList<Instant>();
        var start = step.startOf(range.from(), zone);
        while (start.isBefore(range.to()) && starts.size() <= most) {
            starts.add(start);
            start = step.next(start, zone);
        }
        return List.copyOf(starts);
    }
}
