package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencySketchTest {
    private static final double ONE_PERCENT = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000, 50_000})
    void quantilesLieWithinOnePercentOfTheSortedValues(int size) {
        long seed = 42L + size;
        var random = new Random(seed);
        var values = random.doubles(size).map(u -> Math.exp(u * 12)).toArray();
        var sketch = LatencySketch.empty();
        Arrays.stream(values).forEach(sketch::add);
        Arrays.sort(values);

        for (double q : new double[] {0, 0.25, 0.5, 0.9, 0.95, 0.99, 1}) {
            double exact = values[(int) Math.floor(q * (size - 1))];
            assertThat(sketch.quantile(q).orElseThrow())
                    .as("q=%s of %s values, seed %s", q, size, seed)
                    .isCloseTo(exact, within(exact * ONE_PERCENT));
        }
    }

    @Test
    void mergingEqualsOnePassAndSurvivesTheBytes() {
        var random = new Random(7);
        var whole = LatencySketch.empty();
        var merged = LatencySketch.empty();
        for (int part = 0; part < 20; part++) {
            var sketch = LatencySketch.empty();
            for (int i = 0; i < 100; i++) {
                double value = Math.floor(random.nextDouble() * 5_000);
                sketch.add(value);
                whole.add(value);
            }
            merged.merge(LatencySketch.decode(sketch.encode()));
        }

        assertThat(merged.count()).isEqualTo(2_000);
        for (double q : new double[] {0, 0.5, 0.95, 0.99, 1}) {
            assertThat(merged.quantile(q)).isEqualTo(whole.quantile(q));
        }
    }

    @Test
    void countedBinsGiveTheSameSketch() {
        var added = LatencySketch.empty();
        var bins = new HashMap<Integer, Long>();
        for (double value : new double[] {0, 0, 1, 2.5, 800, 800, 120_000}) {
            added.add(value);
            bins.merge(LatencySketch.bin(value), 1L, Long::sum);
        }
        var counted = LatencySketch.ofBins(bins);

        assertThat(counted.count()).isEqualTo(7);
        for (double q = 0; q <= 1; q += 0.125) {
            assertThat(counted.quantile(q)).isEqualTo(added.quantile(q));
        }
    }

    @Test
    void zeroIsExact() {
        var sketch = LatencySketch.empty();
        sketch.add(0);
        sketch.add(0);
        sketch.add(50);

        assertThat(sketch.quantile(0.5)).hasValue(0);
    }

    @Test
    void nothingHasNoQuantileAndNoBytes() {
        assertThat(LatencySketch.empty().quantile(0.5)).isEmpty();
        assertThat(LatencySketch.empty().encode()).isEmpty();
        assertThat(LatencySketch.decode(new byte[0]).count()).isZero();
    }

    @Test
    void whatIsNotADurationIsRefused() {
        var sketch = LatencySketch.empty();
        for (double value : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> sketch.add(value)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> LatencySketch.bin(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bytesThatAreNoSketchAreRefused() {
        assertThatThrownBy(() -> LatencySketch.decode(new byte[] {(byte) 0xff, 1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 bytes");
    }
}
