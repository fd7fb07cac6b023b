package dev.vigia.local.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When each turn of a recording happens. Where a time is missing, a person's or an agent's usual pause stands in. */
record Timeline(List<Instant> times) {
    private static final Duration USER_PAUSE = Duration.ofSeconds(8);
    private static final Duration AGENT_PAUSE = Duration.ofMillis(1500);

    Timeline {
        times = List.copyOf(times);
    }

    /** @param base the time of the first turn, for recordings without any time */
    static Timeline of(Recording recording, Instant base) {
        List<Instant> times = new ArrayList<>();
        Instant before = recording.start() == null ? base : recording.start();
        for (Turn turn : recording.turns()) {
            Instant at = turn.at();
            if (at == null) {
                Duration pause = turn.fromUser() ? USER_PAUSE : AGENT_PAUSE;
                at = times.isEmpty() ? before : before.plus(pause);
            } else if (!times.isEmpty() && at.isBefore(before)) {
                at = before;
            }
            times.add(at);
            before = at;
        }
        return new Timeline(times);
    }

    /** From the turn before to this one; nothing before the first. */
    Duration gapBefore(int turn) {
        return turn == 0 ? Duration.ZERO : Duration.between(times.get(turn - 1), times.get(turn));
    }

    Instant end() {
        return times.get(times.size() - 1);
    }
}
