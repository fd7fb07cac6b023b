package dev.vigia.analysis.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TopicScoresTest {
    @Test
    void countedByHand() {
        var scores = new TopicScores();
        scores.add("a", "a", "a");
        scores.add("a", "b", "b");
        scores.add("a", "oos", "a");
        scores.add("b", "b", "b");
        scores.add("oos", "oos", "b");
        scores.add("oos", "a", "a");
        assertThat(scores.rows()).isEqualTo(6);
        assertThat(scores.accuracy()).isEqualTo(0.5);
        assertThat(scores.nearestAccuracy()).isEqualTo(0.75);
        assertThat(scores.noneRecall()).isEqualTo(0.5);
        assertThat(scores.falseAlarmRate()).isEqualTo(0.25);
        // F1: a 2·1/(3+2), b 2·1/(1+2), oos 2·1/(2+2)
        assertThat(scores.macroF1()).isCloseTo((0.4 + 2 / 3.0 + 0.5) / 3, within(1e-12));
    }

    @Test
    void aRateOverNothingIsADash() {
        var scores = new TopicScores();
        scores.add("a", "a", "a");
        assertThat(scores.toString()).containsPattern("oos recall +-").containsPattern("accuracy +1.0000");
    }
}
