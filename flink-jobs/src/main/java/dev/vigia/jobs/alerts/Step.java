package dev.vigia.jobs.alerts;

import dev.vigia.jobs.alerts.RuleState.Phase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one look of a rule leads to. A rule starts to fire only on enough samples, but once it fires, few bad ones keep
 * it firing: they are no sign of recovery. No samples at all are taken as the end of the trouble.
 *
 * @param state null: the rule has nothing (more) to say
 * @param change what to tell the world
 * @param row the state that the row shows, when there is something to tell
 */
record Step(
        @Nullable RuleState state, Change change, @Nullable RuleState row) {
    /** A firing alert's row follows its value at most this often. */
    static final long REFRESH = Duration.ofSeconds(10).toMillis();

    /** What happens to the alert's row. */
    enum Change {
        NONE,
        FIRED,
        UPDATED,
        RESOLVED
    }

    /**
     * @param now processing time, epoch milliseconds
     * @param minute event time: start of the newest minute that the reading is over, epoch milliseconds
     */
    static Step take(ThresholdRule rule, @Nullable RuleState known, Reading reading, long now, long minute) {
        boolean breached = rule.isBreachedBy(reading);
        if (known == null || !known.isAlert()) {
            return breached && reading.samples() >= rule.leastSamples()
                    ? begin(rule, known, reading, now, minute)
                    : new Step(null, Change.NONE, null);
        }
        var seen = reading.value().isPresent()
                ? known.seeing(
                        reading.value().getAsDouble(),
                        rule.comparison().worse(known.worst(), reading.value().getAsDouble()))
                : known;
        return breached ? keepFiring(seen, now) : clear(rule, seen, now);
    }

    private static Step begin(ThresholdRule rule, @Nullable RuleState known, Reading reading, long now, long minute) {
        double value = reading.value().orElseThrow();
        var pending = known == null
                ? RuleState.pending(now, minute, value)
                : known.seeing(value, rule.comparison().worse(known.worst(), value));
        if (now - pending.since() < rule.holdFor().toMillis()) {
            return quiet(pending);
        }
        return told(pending.to(Phase.FIRING, now).shown(now), Change.FIRED);
    }

    private static Step keepFiring(RuleState seen, long now) {
        var firing = seen.phase() == Phase.FIRING ? seen : seen.to(Phase.FIRING, now);
        boolean stale = firing.lastValue() != firing.shownValue() && now - firing.shownAt() >= REFRESH;
        return stale ? told(firing.shown(now), Change.UPDATED) : quiet(firing);
    }

    private static Step clear(ThresholdRule rule, RuleState seen, long now) {
        if (seen.phase() != Phase.CLEARING) {
            return quiet(seen.to(Phase.CLEARING, now));
        }
        if (now - seen.since() < rule.clearAfter().toMillis()) {
            return quiet(seen);
        }
        return new Step(null, Change.RESOLVED, seen.shown(now));
    }

    private static Step quiet(RuleState state) {
        return new Step(state, Change.NONE, null);
    }

    private static Step told(RuleState state, Change change) {
        return new Step(state, change, state);
    }
}
