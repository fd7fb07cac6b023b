package dev.vigia.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlertSummaryTest {
    private static final RuleState ROW = RuleState.pending(0, 0, 0.25).seeing(0.03, 0.45);

    @Test
    void saysWhatIsWrong() {
        assertThat(AlertSummary.firing("shop", TestRules.ERRORS, reading(0.25, 12)))
                .isEqualTo("Error rate of shop is 25.0 % over the last 5 minutes (12 turns), above 20.0 %.");
        assertThat(AlertSummary.firing("shop", TestRules.SLOW, reading(9_330, 31)))
                .isEqualTo("95th percentile of the response time of shop is 9.3 s over the last 5 minutes"
                        + " (31 answers), above 8.0 s.");
        assertThat(AlertSummary.firing("shop", TestRules.UNHAPPY, reading(0, 1)))
                .isEqualTo("Satisfaction of shop is 0.0 % over the last 5 minutes (1 rating), below 50.0 %.");
    }

    @Test
    void saysHowItEnded() {
        assertThat(AlertSummary.resolved("shop", TestRules.ERRORS, ROW, reading(0.03, 30)))
                .isEqualTo("Error rate of shop is 3.0 % over the last 5 minutes (30 turns), no longer above 20.0 %;"
                        + " at worst it was 45.0 %.");
        assertThat(AlertSummary.resolved("shop", TestRules.ERRORS, ROW, new Reading(OptionalDouble.empty(), 0)))
                .isEqualTo("shop had no turns in the last 5 minutes; before, its error rate was 45.0 % at worst,"
                        + " above 20.0 %.");
    }

    @Test
    void aNameWithAPercentSignIsJustAName() {
        assertThat(AlertSummary.firing("100%s", TestRules.ERRORS, reading(0.25, 12)))
                .startsWith("Error rate of 100%s is");
    }

    private static Reading reading(double value, long samples) {
        return new Reading(OptionalDouble.of(value), samples);
    }
}
