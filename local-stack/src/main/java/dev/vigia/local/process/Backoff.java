package dev.vigia.local.process;

import java.time.Duration;

/**
 * How long to wait before a process is started again: not at all after a life that was long enough, then doubling
 * while it keeps dying young.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONG_LIFE = Duration.ofSeconds(20);

    private int youngDeaths;

    /** Counts one death after {@code lived} and answers the pause before the next start. */
    Duration afterLifeOf(Duration lived) {
        if (lived.compareTo(LONG_LIFE) >= 0) {
            youngDeaths = 0;
            return Duration.ZERO;
        }
        youngDeaths++;
        if (youngDeaths == 1) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(youngDeaths - 2, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Whether it died so often that a person should look at its log. */
    boolean isHopeless() {
        return youngDeaths >= 4;
    }
}
