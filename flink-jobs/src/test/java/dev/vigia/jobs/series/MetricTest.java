package dev.vigia.jobs.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
    @Test
    void ratesAreOverTurnsThatNoLongerWait() {
        var totals = totals(TestTile.at("10:00").turns(10, 2).pending(4));
        assertThat(Metric.TURNS.value(totals)).hasValue(10);
        assertThat(Metric.ERROR_RATE.value(totals)).hasValue(2 / 6.0);
        assertThat(Metric.ERROR_RATE.samples(totals)).isEqualTo(6);
        assertThat(Metric.SUCCESS_RATE.value(totals)).hasValue(4 / 6.0);
        assertThat(Metric.FALLBACK_RATE.value(totals)).hasValue(0);
    }

    @Test
    void dimensionsAddUpAndTheirSketchesMerge() {
        var totals = totals(
                TestTile.at("10:00").channel("web").turns(90, 0).latency(200),
                TestTile.at("10:00").channel("app").turns(10, 0).latency(9_000).ratings(4, 3));
        assertThat(Metric.MESSAGES.value(totals)).hasValue(200);
        assertThat(Metric.CONVERSATIONS.value(totals)).hasValue(100);
        assertThat(Metric.RESPONSE_P50.value(totals).orElseThrow()).isCloseTo(200, withinPercentage(1));
        assertThat(Metric.RESPONSE_P95.value(totals).orElseThrow()).isCloseTo(9_000, withinPercentage(1));
        assertThat(Metric.FIRST_RESPONSE_P95.samples(totals)).isEqualTo(100);
        assertThat(Metric.CSAT.value(totals)).hasValue(0.75);
        assertThat(Metric.CSAT.samples(totals)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void ofNothingVolumesAreZeroAndTheRestHasNoValue(Metric metric) {
        var expected = metric.unit() == Metric.Unit.COUNT ? OptionalDouble.of(0) : OptionalDouble.empty();
        assertThat(metric.value(new MetricTotals())).isEqualTo(expected);
        assertThat(metric.samples(new MetricTotals())).isZero();
        assertThat(Metric.named(metric.wireName())).contains(metric);
    }

    @Test
    void totalsDoNotDependOnTheOrder() {
        var random = new Random(5);
        var tiles = new ArrayList<TileCounts>();
        for (int i = 0; i < 40; i++) {
            tiles.add(TileCounts.of(TestTile.at("10:00")
                    .turns(20 + random.nextInt(20), random.nextInt(10))
                    .pending(random.nextInt(10))
                    .latency(1 + random.nextInt(5_000))
                    .ratings(5, random.nextInt(5))
                    .tile()));
        }
        var inOrder = sum(tiles);
        Collections.shuffle(tiles, random);
        var halves = sum(tiles.subList(0, 17));
        halves.add(sum(tiles.subList(17, 40)));
        for (var metric : Metric.values()) {
            assertThat(metric.value(halves)).isEqualTo(metric.value(inOrder));
            assertThat(metric.samples(halves)).isEqualTo(metric.samples(inOrder));
        }
    }

    private static MetricTotals totals(TestTile... tiles) {
        return sum(
                List.of(tiles).stream().map(tile -> TileCounts.of(tile.tile())).toList());
    }

    private static MetricTotals sum(List<TileCounts> tiles) {
        var totals = new MetricTotals();
        tiles.forEach(totals::add);
        return totals;
    }
}
