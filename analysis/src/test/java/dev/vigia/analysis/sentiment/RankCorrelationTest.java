package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void onlyTheOrderCounts() {
        assertThat(RankCorrelation.of(List.of(1.0, 2.0, 9.0), List.of(0.1, 0.2, 0.3)))
                .isEqualTo(1, offset(1e-12));
        assertThat(RankCorrelation.of(List.of(1.0, 2.0, 9.0), List.of(3.0, 2.0, 1.0)))
                .isEqualTo(-1, offset(1e-12));
    }

    @Test
    void tiesShareTheirRank() {
        // Ranks 0.5 0.5 2 3 and 0 1 2 3: 4.5 / sqrt(4.5 · 5).
        assertThat(RankCorrelation.of(List.of(1.0, 1.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)))
                .isEqualTo(4.5 / Math.sqrt(22.5), offset(1e-12));
    }

    @Test
    void nothingToOrderIsNaN() {
        assertThat(RankCorrelation.of(List.of(1.0, 1.0), List.of(1.0, 2.0))).isNaN();
        assertThat(RankCorrelation.of(List.of(), List.of())).isNaN();
    }

    @Test
    void listsOfDifferentSizesAreRefused() {
        assertThatThrownBy(() -> RankCorrelation.of(List.of(1.0), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
