package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannKendallTest {
    /** EPA QA/G-9S (2006), page 109: eleven values, of which four and two are tied. */
    @Test
    void agreesWithTheExampleOfTheEpa() {
        var test = MannKendall.test(new double[] {10, 10, 10, 5, 10, 20, 18, 17, 15, 24, 15});
        assertThat(test.s()).isEqualTo(22);
        assertThat(test.variance()).isCloseTo(155.33, within(0.005));
        assertThat(test.z()).isCloseTo(1.685, within(0.0005));
    }

    /** J. Little, "A Mann-Kendall Example (By Hand)": fourteen values with one tie; one-sided p = 0.0018. */
    @Test
    void agreesWithALecturersExampleByHand() {
        var test = MannKendall.test(
                new double[] {12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7});
        assertThat(test.s()).isEqualTo(54);
        assertThat(test.variance()).isCloseTo((14 * 13 * 33 - 2 * 1 * 9) / 18.0, within(1e-9));
        assertThat(test.z()).isCloseTo(2.9058, within(0.00005));
        assertThat(test.pValue()).isCloseTo(2 * 0.0018, within(0.0001));
    }

    /** EPA QA/G-9 (1998), five values; Wisconsin Administrative Code NR 746, Table A, five values with a tie. */
    @Test
    void countsPairsAsTheTablesDo() {
        assertThat(MannKendall.test(new double[] {5, 6, 11, 8, 10}).s()).isEqualTo(6);
        assertThat(MannKendall.test(new double[] {100, 50, 85, 75, 50}).s()).isEqualTo(-5);
    }

    /** One-sided chances of S from Kendall's exact tables, as reprinted in EPA QA/G-9, table A-11. */
    @ParameterizedTest
    @CsvSource({"10, 21, 0.036", "10, 23, 0.023", "10, 25, 0.014", "10, 27, 0.0083"})
    void isCloseToTheExactTablesAtTenValues(int n, int s, double oneSided) {
        var test = MannKendall.test(withStatistic(n, s));
        assertThat(test.s()).isEqualTo(s);
        assertThat(test.pValue() / 2).isCloseTo(oneSided, within(0.002));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30})
    void isCloseToTheExactDistributionFromTenValuesOn(int n) {
        var exact = chancesByPairsThatFall(n);
        int pairs = n * (n - 1) / 2;
        double atLeast = 0;
        for (int falls = 0; 2 * falls < pairs; falls++) {
            atLeast += exact[falls];
            var test = MannKendall.test(withStatistic(n, pairs - 2 * falls));
            assertThat(test.pValue()).isCloseTo(Math.min(1, 2 * atLeast), within(0.12 / n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void theVarianceIsThatOfAllOrdersOfTheValues(int n) {
        var random = new Random(n);
        for (int round = 0; round < 5; round++) {
            var values = random.ints(n, 0, 4).asDoubleStream().toArray();
            var everyS = DoubleStream.builder();
            permute(values, 0, everyS);
            var all = everyS.build().toArray();
            double mean = Arrays.stream(all).average().orElseThrow();
            double variance = Arrays.stream(all)
                    .map(s -> (s - mean) * (s - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-9));
            assertThat(MannKendall.test(values).variance()).isCloseTo(variance, within(1e-9));
        }
    }

    @Test
    void agreesWithANaiveCountOnRandomSeries() {
        var random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            int n = 2 + random.nextInt(60);
            var values = IntStream.range(0, n)
                    .mapToDouble(i -> random.nextInt(12) + i / 5 * random.nextInt(2))
                    .toArray();
            var test = MannKendall.test(values);
            assertThat(test.s()).isEqualTo(naiveS(values));
            assertThat(test.pValue()).isBetween(0.0, 1.0);
            var turned = MannKendall.test(reversed(values));
            assertThat(turned.s()).isEqualTo(-test.s());
            assertThat(turned.pValue()).isEqualTo(test.pValue());
            var stretched = MannKendall.test(
                    Arrays.stream(values).map(v -> Math.exp(v / 10)).toArray());
            assertThat(stretched).isEqualTo(test);
        }
    }

    @Test
    void findsATrendWithoutOneAsOftenAsItSays() {
        var random = new Random(7);
        int found = 0;
        for (int round = 0; round < 4_000; round++) {
            if (MannKendall.test(random.doubles(30).toArray()).pValue() < 0.05) {
                found++;
            }
        }
        assertThat(found / 4_000.0).isBetween(0.035, 0.06);
    }

    @Test
    void equalValuesAndSingleOnesShowNothing() {
        assertThat(MannKendall.test(new double[] {3, 3, 3, 3})).isEqualTo(new MannKendall(0, 0, 0, 1));
        assertThat(MannKendall.test(new double[] {3}).pValue()).isEqualTo(1);
        assertThat(MannKendall.test(new double[] {}).pValue()).isEqualTo(1);
        assertThat(MannKendall.test(new double[] {1, 3, 2, 0}).pValue()).isLessThanOrEqualTo(1);
    }

    /** The ascending series, with its neighbours swapped from the left until the statistic is as wanted. */
    private static double[] withStatistic(int n, int wanted) {
        var values = IntStream.range(0, n).asDoubleStream().toArray();
        int swaps = (n * (n - 1) / 2 - wanted) / 2;
        for (int round = 0; swaps > 0; round++) {
            for (int i = 0; i < n - 1 - round && swaps > 0; i++, swaps--) {
                double left = values[i];
                values[i] = values[i + 1];
                values[i + 1] = left;
            }
        }
        return values;
    }

    /** How likely each number of falling pairs is when all orders of n different values are equally likely. */
    private static double[] chancesByPairsThatFall(int n) {
        var chances = new double[] {1};
        for (int size = 2; size <= n; size++) {
            var next = new double[size * (size - 1) / 2 + 1];
            for (int falls = 0; falls < chances.length; falls++) {
                for (int more = 0; more < size; more++) {
                    next[falls + more] += chances[falls] / size;
                }
            }
            chances = next;
        }
        return chances;
    }

    private static long naiveS(double[] values) {
        long rises = 0;
        long falls = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                if (values[j] > values[i]) {
                    rises++;
                } else if (values[j] < values[i]) {
                    falls++;
                }
            }
        }
        return rises - falls;
    }

    private static void permute(double[] values, int from, DoubleStream.Builder statistics) {
        if (from == values.length) {
            statistics.add(naiveS(values));
            return;
        }
        for (int i = from; i < values.length; i++) {
            swap(values, from, i);
            permute(values, from + 1, statistics);
            swap(values, from, i);
        }
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }
}
