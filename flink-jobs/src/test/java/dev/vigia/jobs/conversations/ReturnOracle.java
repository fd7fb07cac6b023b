package dev.vigia.jobs.conversations;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who came back, long after the last event: each visit is held against every other one. None of the job's code. */
final class ReturnOracle {
    private ReturnOracle() {}

    /**
     * A conversation in which a user spoke.
     *
     * @param who the user and the agent
     * @param tile where it counts
     */
    record Visit(String who, String id, String tile, Instant start, Instant end, boolean resolved) {}

    /** By tile: days over, returned in a day, durable, weeks over, returned in a week. */
    static SortedMap<String, String> returnsOf(Collection<Visit> visits) {
        var sums = new TreeMap<String, long[]>();
        for (var visit : visits) {
            var counts = sums.computeIfAbsent(visit.tile(), none -> new long[5]);
            boolean day = cameBack(visit, visits, Duration.ofDays(1));
            counts[0]++;
            counts[1] += day ? 1 : 0;
            counts[2] += visit.resolved() && !day ? 1 : 0;
            counts[3]++;
            counts[4] += cameBack(visit, visits, Duration.ofDays(7)) ? 1 : 0;
        }
        var texts = new TreeMap<String, String>();
        sums.forEach((tile, counts) -> texts.put(tile, text(counts)));
        return texts;
    }

    static String text(long... counts) {
        return "over=%d:%d durable=%d week=%d:%d".formatted(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static boolean cameBack(Visit visit, Collection<Visit> visits, Duration within) {
        return visits.stream()
                .filter(other -> other.who().equals(visit.who()) && !other.id().equals(visit.id()))
                .filter(other -> other.start().isAfter(visit.start())
                        || (other.start().equals(visit.start()) && other.id().compareTo(visit.id()) > 0))
                .anyMatch(other -> !other.start().isAfter(visit.end().plus(within)));
    }
}
