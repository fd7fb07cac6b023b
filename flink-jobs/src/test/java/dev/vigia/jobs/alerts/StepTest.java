package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.jobs.alerts.RuleState.Phase;
import dev.vigia.jobs.alerts.Step.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final long NOW = 1_000_000_000_000L;
    private static final long MINUTE = 600_000_000L;
    private static final Reading BAD = reading(0.5, 20);
    private static final Reading GOOD = reading(0.1, 20);
    private static final Reading SILENCE = new Reading(OptionalDouble.empty(), 0);

    @Test
    void firesAtOnceWithEnoughSamples() {
        var step = Step.take(TestRules.ERRORS, null, BAD, NOW, MINUTE);
        assertThat(step.change()).isEqualTo(Change.FIRED);
        assertThat(step.state()).isEqualTo(step.row());
        assertThat(step.row().startedAt()).isEqualTo(MINUTE);
        assertThat(step.row().lastValue()).isEqualTo(0.5);
        assertThat(step.row().version()).isEqualTo(NOW);
    }

    @Test
    void staysQuietOnFewSamplesOrAtTheThreshold() {
        var quiet = new Step(null, Change.NONE, null);
        assertThat(Step.take(TestRules.ERRORS, null, reading(1, 9), NOW, MINUTE))
                .isEqualTo(quiet);
        assertThat(Step.take(TestRules.ERRORS, null, reading(0.2, 100), NOW, MINUTE))
                .isEqualTo(quiet);
        assertThat(Step.take(TestRules.ERRORS, null, SILENCE, NOW, MINUTE)).isEqualTo(quiet);
    }

    @Test
    void aRuleThatHoldsWaitsAndForgetsAShortBreach() {
        var rule = TestRules.errors(Duration.ofSeconds(30));
        var pending = Step.take(rule, null, BAD, NOW, MINUTE);
        assertThat(pending.change()).isEqualTo(Change.NONE);
        assertThat(Step.take(rule, pending.state(), GOOD, NOW + 10_000, MINUTE).state())
                .isNull();
        var still = Step.take(rule, pending.state(), reading(0.9, 20), NOW + 29_999, MINUTE + 60_000);
        assertThat(still.change()).isEqualTo(Change.NONE);
        var fired = Step.take(rule, still.state(), BAD, NOW + 30_000, MINUTE + 60_000);
        assertThat(fired.change()).isEqualTo(Change.FIRED);
        assertThat(fired.row().startedAt()).isEqualTo(MINUTE);
        assertThat(fired.row().worst()).isEqualTo(0.9);
    }

    @Test
    void resolvesOnlyAfterAMinuteBelowTheThreshold() {
        var state = fired();
        state = Step.take(TestRules.ERRORS, state, GOOD, NOW + 1_000, MINUTE).state();
        assertThat(state.phase()).isEqualTo(Phase.CLEARING);
        state = Step.take(TestRules.ERRORS, state, BAD, NOW + 60_000, MINUTE).state();
        assertThat(state.phase()).isEqualTo(Phase.FIRING);
        state = Step.take(TestRules.ERRORS, state, GOOD, NOW + 62_000, MINUTE).state();
        assertThat(Step.take(TestRules.ERRORS, state, GOOD, NOW + 121_999, MINUTE)
                        .change())
                .isEqualTo(Change.NONE);
        var resolved = Step.take(TestRules.ERRORS, state, GOOD, NOW + 122_000, MINUTE);
        assertThat(resolved.change()).isEqualTo(Change.RESOLVED);
        assertThat(resolved.state()).isNull();
        assertThat(resolved.row().lastValue()).isEqualTo(0.1);
        assertThat(resolved.row().worst()).isEqualTo(0.5);
    }

    @Test
    void fewBadSamplesKeepFiringAndSilenceDoesNot() {
        var state = Step.take(TestRules.ERRORS, fired(), reading(0.9, 1), NOW + 5_000, MINUTE)
                .state();
        assertThat(state.phase()).isEqualTo(Phase.FIRING);
        state = Step.take(TestRules.ERRORS, state, SILENCE, NOW + 6_000, MINUTE).state();
        var resolved = Step.take(TestRules.ERRORS, state, SILENCE, NOW + 66_000, MINUTE);
        assertThat(resolved.change()).isEqualTo(Change.RESOLVED);
        assertThat(resolved.row().lastValue()).isEqualTo(0.9);
    }

    @Test
    void theRowFollowsTheValueNowAndThen() {
        var early = Step.take(TestRules.ERRORS, fired(), reading(0.6, 30), NOW + 9_999, MINUTE);
        assertThat(early.change()).isEqualTo(Change.NONE);
        var due = Step.take(TestRules.ERRORS, early.state(), reading(0.6, 30), NOW + 10_000, MINUTE);
        assertThat(due.change()).isEqualTo(Change.UPDATED);
        assertThat(due.row().lastValue()).isEqualTo(0.6);
        assertThat(Step.take(TestRules.ERRORS, due.state(), reading(0.6, 31), NOW + 99_000, MINUTE)
                        .change())
                .isEqualTo(Change.NONE);
    }

    @Test
    void versionsGrowEvenWhenTheClockStandsStill() {
        var state = fired().shown(NOW).shown(NOW - 5_000);
        assertThat(state.version()).isEqualTo(NOW + 2);
    }

    /** Whatever the readings: firing and resolved alternate, no two starts share a minute, rows have new versions. */
    @Test
    void anyHistoryIsARowOfWholeAlerts() {
        var random = new Random(42);
        RuleState state = null;
        boolean firing = false;
        long version = 0;
        var starts = new ArrayList<Long>();
        for (long now = NOW; now < NOW + Duration.ofDays(2).toMillis(); now += random.nextInt(40_000)) {
            boolean calm = (now / 700_000) % 2 == 0;
            var reading = random.nextInt(20) == 0
                    ? SILENCE
                    : reading(random.nextDouble() * (calm ? 0.19 : 0.5), random.nextInt(40) + 1);
            var step = Step.take(TestRules.ERRORS, state, reading, now, now / 60_000 * 60_000);
            state = step.state();
            if (step.change() == Change.FIRED) {
                assertThat(firing).isFalse();
                firing = true;
                starts.add(step.row().startedAt());
            } else if (step.change() != Change.NONE) {
                assertThat(firing).isTrue();
                firing = step.change() != Change.RESOLVED;
            }
            if (step.row() != null) {
                assertThat(step.row().version()).isGreaterThan(version);
                version = step.row().version();
            }
            assertThat(state != null && state.isAlert()).isEqualTo(firing);
        }
        assertThat(starts).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    private static RuleState fired() {
        return Step.take(TestRules.ERRORS, null, BAD, NOW, MINUTE).state();
    }

    private static Reading reading(double value, long samples) {
        return new Reading(OptionalDouble.of(value), samples);
    }
}
