package dev.vigia.analysis.sentiment;

import static dev.vigia.analysis.sentiment.SentimentLabel.NEGATIVE;
import static dev.vigia.analysis.sentiment.SentimentLabel.NEUTRAL;
import static dev.vigia.analysis.sentiment.SentimentLabel.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void macroF1ByHand() {
        var confusion = new Confusion();
        confusion.add(NEGATIVE, NEGATIVE);
        confusion.add(NEGATIVE, NEUTRAL);
        confusion.add(NEUTRAL, NEUTRAL);
        confusion.add(POSITIVE, NEUTRAL);
        // F1: negative 2·1/(1+2) = 2/3, neutral 2·1/(3+1) = 1/2, positive 0.
        assertThat(confusion.macroF1()).isEqualTo((2.0 / 3 + 0.5) / 3, offset(1e-12));
        assertThat(confusion.accuracy()).isEqualTo(0.5);
        assertThat(confusion.toString()).contains("macro-F1 0.389");
    }

    @Test
    void nothingCountedIsZero() {
        assertThat(new Confusion().macroF1()).isZero();
        assertThat(new Confusion().accuracy()).isZero();
    }
}
