package dev.vigia.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.analysis.questions.SentenceEmbedding;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxEmbeddingTest {
    @TempDir
    private static Path directory;

    private static SentenceEmbedding encoder;

    @BeforeAll
    static void open() throws IOException {
        encoder = SentenceEmbedding.open(MiniLm.in(directory));
    }

    private static double alike(String a, String b) {
        return encoder.blended(0, CleanText.of(a), CleanText.of(b));
    }

    @Test
    void theSameInOtherWordsIsAlike() {
        double same = alike("My card was stolen", "Somebody took my credit card from me");
        double other = alike("My card was stolen", "What is the exchange rate of the euro?");
        assertThat(same).isGreaterThan(other + 0.3);
        assertThat(alike("Where is my parcel?", "Where is my parcel?")).isGreaterThan(SentenceEmbedding.SHARE - 0.001);
    }

    @Test
    void unrelatedIsAboutNothingWhateverTheCornerOfTheEncoder() {
        assertThat(alike("My card was stolen", "The orchestra plays in the park tonight"))
                .isLessThan(0.1);
    }

    @Test
    void anyTextHasOne() {
        for (String text : new String[] {"", "👍", "\u0000", "x".repeat(2_000), "word ".repeat(400), "这是一条中文消息"}) {
            assertThat(encoder.of(CleanText.of(text))).hasSize(384);
        }
    }

    @Test
    void aFolderWithoutAModelIsNamed() {
        Path empty = directory.resolve("empty");
        assertThatThrownBy(() -> SentenceEmbedding.open(empty)).hasMessageContaining(empty.toString());
    }
}
