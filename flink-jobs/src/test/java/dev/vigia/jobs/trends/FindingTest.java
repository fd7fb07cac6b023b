package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void aSteadyClimbRises() {
        var finding = find(i -> 1_000 + 20 * i);
        assertThat(finding.direction()).isEqualTo(Direction.RISING);
        assertThat(finding.slopePerHour()).isCloseTo(1_200, within(1e-6));
        assertThat(finding.baseline()).isEqualTo(1_090);
        assertThat(finding.current()).isEqualTo(1_490);
        assertThat(finding.pValue()).isLessThan(1e-6);
        assertThat(finding.points()).isEqualTo(30);
    }

    @Test
    void aDeclineFalls() {
        var finding = find(i -> 0.95 - 0.01 * i);
        assertThat(finding.direction()).isEqualTo(Direction.FALLING);
        assertThat(finding.slopePerHour()).isCloseTo(-0.6, within(1e-9));
    }

    @Test
    void aSignificantButSmallMoveIsSteady() {
        var finding = find(i -> 1_000 + i);
        assertThat(finding.pValue()).isLessThan(0.001);
        assertThat(finding.direction()).isEqualTo(Direction.STEADY);
    }

    @Test
    void noiseIsSteady() {
        var random = new Random(11);
        assertThat(find(i -> 100 + 50 * random.nextDouble()).direction()).isEqualTo(Direction.STEADY);
    }

    @Test
    void fromNothingAnyClearMoveCounts() {
        var finding = find(i -> i < 12 ? 0 : 0.05);
        assertThat(finding.baseline()).isZero();
        assertThat(finding.direction()).isEqualTo(Direction.RISING);
    }

    @Test
    void equalValuesAreSteady() {
        assertThat(find(i -> 0)).isEqualTo(new Finding(Direction.STEADY, 0, 0, 0, 1, 30));
    }

    @Test
    void aPeakThatHasPassedIsNotATrend() {
        assertThat(find(i -> 15 - Math.abs(i - 15)).direction()).isEqualTo(Direction.STEADY);
    }

    private static Finding find(IntToDoubleFunction value) {
        var hours = IntStream.range(0, 30).mapToDouble(i -> i / 60.0).toArray();
        return Finding.of(
                new Series(hours, IntStream.range(0, 30).mapToDouble(value).toArray()), 0.05, 0.1);
    }
}
