package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    /** Abramowitz and Stegun, tables 26.1 and 26.2. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "0.5, 0.30853753872599",
        "1, 0.15865525393146",
        "1.96, 0.02499789514823",
        "2, 0.02275013194818",
        "3, 0.00134989803163",
        "4, 3.16712418331e-5",
        "5, 2.86651571879e-7",
        "6, 9.86587645038e-10"
    })
    void agreesWithTheTables(double z, double tail) {
        assertThat(Normal.upperTail(z)).isCloseTo(tail, withinPercentage(1e-8));
    }

    @Test
    void bothMethodsMeet() {
        assertThat(Normal.upperTail(Math.nextDown(3.0))).isCloseTo(Normal.upperTail(3.0), within(1e-14));
        assertThat(Normal.upperTail(40)).isBetween(0.0, 1e-300);
    }
}
