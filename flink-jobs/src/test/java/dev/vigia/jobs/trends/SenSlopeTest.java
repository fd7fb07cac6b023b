package dev.vigia.jobs.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenSlopeTest {
    /** Sen (1968), section 6: seven points at uneven times; the estimate is 4.00. */
    @Test
    void agreesWithSensOwnExample() {
        var series = new Series(new double[] {1, 2, 3, 4, 10, 12, 18}, new double[] {9, 15, 19, 20, 45, 55, 78});
        assertThat(SenSlope.perHour(series)).isEqualTo(4.0);
    }

    @Test
    void aLineHasItsSlopeWhateverOneOutlierSays() {
        var hours = IntStream.range(0, 30).mapToDouble(i -> i / 60.0).toArray();
        var values = IntStream.range(0, 30).mapToDouble(i -> 5 + 120 * i / 60.0).toArray();
        values[17] = 1_000_000;
        assertThat(SenSlope.perHour(new Series(hours, values))).isCloseTo(120, within(1e-9));
    }

    @Test
    void isTheMedianOfAllSlopesOnRandomSeries() {
        var random = new Random(1968);
        for (int round = 0; round < 300; round++) {
            int n = 2 + random.nextInt(40);
            var hours = new double[n];
            var values = new double[n];
            double hour = 0;
            for (int i = 0; i < n; i++) {
                hour += 1 + random.nextInt(3);
                hours[i] = hour;
                values[i] = random.nextInt(9);
            }
            var slopes = new ArrayList<Double>();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (hours[i] < hours[j]) {
                        slopes.add((values[j] - values[i]) / (hours[j] - hours[i]));
                    }
                }
            }
            slopes.sort(null);
            double median = (slopes.get((slopes.size() - 1) / 2) + slopes.get(slopes.size() / 2)) / 2;
            assertThat(SenSlope.perHour(new Series(hours, values))).isCloseTo(median, within(1e-12));
        }
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Median.of(9, 1, 4, 2)).isEqualTo(3);
        assertThat(Median.of(7)).isEqualTo(7);
        // Wilcox's ten slopes, as statisticshowto.com quotes them.
        assertThat(Median.of(-340, 130, 496, 561, 713, 800, 851, 952, 1184, 1327))
                .isEqualTo(756.5);
    }
}
