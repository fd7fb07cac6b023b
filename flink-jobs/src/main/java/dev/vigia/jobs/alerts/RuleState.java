package dev.vigia.jobs.alerts;

/**
 * Where one rule stands with one agent; a rule that has nothing to say has no state. It lives in keyed state, so it
 * only ever grows. Times are epoch milliseconds.
 *
 * @param since processing time at which the phase began
 * @param startedAt event time: the start of the minute in which the threshold was first crossed
 * @param lastValue the last value that was read
 * @param worst the worst value that was read
 * @param shownValue the value in the row
 * @param shownAt processing time of the row
 * @param version of the row; 0 before there is one
 */
public record RuleState(
        Phase phase,
        long since,
        long startedAt,
        double lastValue,
        double worst,
        double shownValue,
        long shownAt,
        long version) {

    /** Of one alert, in the order it passes them; from clearing it may fall back to firing. */
    public enum Phase {
        /** Crossed, but not yet for as long as the rule asks. */
        PENDING,
        FIRING,
        /** Fires, but is no longer crossed. */
        CLEARING
    }

    static RuleState pending(long now, long startedAt, double value) {
        return new RuleState(Phase.PENDING, now, startedAt, value, value, value, now, 0);
    }

    /** Whether there is an alert. */
    boolean isAlert() {
        return phase != Phase.PENDING;
    }

    RuleState to(Phase next, long now) {
        return new RuleState(next, now, startedAt, lastValue, worst, shownValue, shownAt, version);
    }

    RuleState seeing(double value, double newWorst) {
        return new RuleState(phase, since, startedAt, value, newWorst, shownValue, shownAt, version);
    }

    /** After a row with the last value; versions grow with processing time, so that they also grow over restarts. */
    RuleState shown(long now) {
        return new RuleState(phase, since, startedAt, lastValue, worst, lastValue, now, Math.max(now, version + 1));
    }
}
