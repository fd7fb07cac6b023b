package dev.vigia.local.demo;

import java.time.Duration;
import java.time.Instant;

/** How well the demo agent does: fine most of the time, and every few minutes a bad spell, so that charts can tell. */
record Weather(Instant begin) {
    private static final Duration CYCLE = Duration.ofMinutes(5);
    private static final Duration BAD_FROM = Duration.ofSeconds(150);
    private static final Duration BAD_UNTIL = Duration.ofSeconds(240);

    boolean isBad(Instant now) {
        long intoCycle = Duration.between(begin, now).toMillis() % CYCLE.toMillis();
        return intoCycle >= BAD_FROM.toMillis() && intoCycle < BAD_UNTIL.toMillis();
    }

    double slowness(Instant now) {
        return isBad(now) ? 5 : 1;
    }

    double failureRate(Instant now) {
        return isBad(now) ? 0.25 : 0.01;
    }
}
