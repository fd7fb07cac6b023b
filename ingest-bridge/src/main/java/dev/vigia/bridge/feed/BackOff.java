package dev.vigia.bridge.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: twice as long each time, up to half a minute, half of it by chance. */
final class BackOff {
    private static final long FIRST_MILLIS = 500;
    private static final long MOST_MILLIS = 30_000;

    private final RandomGenerator random;
    private long next = FIRST_MILLIS;

    BackOff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        long half = next / 2;
        next = Math.min(MOST_MILLIS, 2 * next);
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    /** It worked: the next failure is a first one again. */
    void reset() {
        next = FIRST_MILLIS;
    }
}
