package dev.vigia.api.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTrendTest {
    /** The bounds by hand: for 50 of 100 before, the pooled deviation at 69 of 100 is 0.0694, times 2.576 is 0.179. */
    @ParameterizedTest
    @CsvSource({
        "69, 100, 50, 100, rising",
        "66, 100, 50, 100, steady",
        "31, 100, 50, 100, falling",
        "10, 10, 0, 10, steady",
        "0, 0, 0, 0, steady",
        "100, 100, 100, 100, steady",
        "5, 1000, 40, 1000, falling",
    })
    void aShareMovesWhenChanceDoesNotExplainIt(long now, long all, long before, long allBefore, String trend) {
        assertThat(ShareTrend.of(now, all, before, allBefore)).isEqualTo(trend);
    }
}
