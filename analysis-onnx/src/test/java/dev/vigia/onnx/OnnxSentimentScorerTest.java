package dev.vigia.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.analysis.sentiment.Sentiment;
import dev.vigia.analysis.sentiment.SentimentLabel;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSentimentScorerTest {
    @TempDir
    private Path directory;

    private Sentiment judged(String text) {
        var scorers = SentimentScorers.load(List.of("es", "en"), null, Map.of("es", directory));
        return scorers.score(CleanText.of(text), "es");
    }

    @Test
    void judgesInPlaceOfTheShippedModel() throws IOException {
        TinyClassifier.in(directory);
        Sentiment good = judged("Bueno");
        // Two marks and a word: a third of its logits.
        double total = Math.exp(-4 / 3.0) + 1 + Math.exp(8 / 3.0);
        assertThat(good.positive()).isEqualTo(Math.exp(8 / 3.0) / total, within(1e-6));
        assertThat(good.label()).isEqualTo(SentimentLabel.POSITIVE);
        assertThat(good.model()).isEqualTo("onnx-" + directory.getFileName());
        assertThat(judged("malo").label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(judged("mesa").label()).isEqualTo(SentimentLabel.NEUTRAL);
        assertThat(judged("").score()).isZero();
    }

    @Test
    void theConfigurationSaysWhichOutputIsWhich() throws IOException {
        TinyClassifier.in(directory);
        Files.writeString(
                directory.resolve("config.json"), "{\"id2label\":{\"0\":\"POS\",\"1\":\"NEU\",\"2\":\"NEG\"}}");
        assertThat(judged("bueno").label()).isEqualTo(SentimentLabel.NEGATIVE);
        Files.writeString(directory.resolve("config.json"), "{\"id2label\":{\"0\":\"joy\"}}");
        assertThatThrownBy(() -> judged("bueno")).hasMessageContaining("joy");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertThatThrownBy(() -> judged("bueno")).hasMessageContaining(directory.toString());
        TinyClassifier.in(directory);
        SentimentScorers.check(Map.of("es", directory));
        Files.writeString(directory.resolve("model.onnx"), "half a download");
        assertThatThrownBy(() -> SentimentScorers.check(Map.of("es", directory)))
                .hasMessageContaining("model.onnx")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNoClassifierOfThreeIsTurnedAwayWhenItIsOpened() throws IOException {
        MiniLm.in(directory);
        assertThatThrownBy(() -> SentimentScorers.check(Map.of("en", directory)))
                .hasMessageContaining("384 classes");
    }
}
