package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.analysis.text.CleanText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTrainerTest {
    private static final String[] GOOD = {"great stuff", "really great", "lovely, great", "so lovely", "lovely work"};
    private static final String[] BAD = {"awful stuff", "really awful", "broken, awful", "so broken", "broken work"};
    private static final String[] PLAIN = {"my stuff", "at nine", "the invoice", "on monday", "my work"};

    private static byte[] train(List<SentimentVoice> voices) throws IOException {
        var trainer = new SentimentTrainer("en", voices);
        for (int i = 0; i < GOOD.length; i++) {
            trainer.add(new LabelledText(SentimentLabel.POSITIVE, CleanText.of(GOOD[i])), 1);
            trainer.add(new LabelledText(SentimentLabel.NEGATIVE, CleanText.of(BAD[i])), 1);
            trainer.add(new LabelledText(SentimentLabel.NEUTRAL, CleanText.of(PLAIN[i])), 1);
        }
        trainer.addWord("dreadful", -3, 1);
        var out = new ByteArrayOutputStream();
        trainer.train("tiny-1", "a test", out);
        return out.toByteArray();
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        assertThat(train(List.of())).isEqualTo(train(List.of()));
    }

    @Test
    void whatWasTaughtIsKnown() throws IOException {
        var model = LinearModel.read(new ByteArrayInputStream(train(List.of())));
        var scorer = new LinearSentimentScorer(model, List.of());
        assertThat(scorer.score(CleanText.of("great and lovely")).label()).isEqualTo(SentimentLabel.POSITIVE);
        assertThat(scorer.score(CleanText.of("awful and broken")).label()).isEqualTo(SentimentLabel.NEGATIVE);
        assertThat(model.header().trainedOn()).contains("a test", "15 rows", "1 lexicon");
    }

    @Test
    void aVoiceThatKnowsBetterIsHeardOnceItSpeaks() throws IOException {
        var voice = new Oracle();
        var model = LinearModel.read(new ByteArrayInputStream(train(List.of(voice))));
        assertThat(model.header().voices()).containsKey("oracle");
        var scorer = new LinearSentimentScorer(model, List.of(voice));
        assertThat(scorer.score(CleanText.of("great")).model()).isEqualTo("tiny-1+oracle");
        voice.silent = true;
        assertThat(scorer.score(CleanText.of("great")).model()).isEqualTo("tiny-1");
    }

    @Test
    void aDamagedModelIsRefused() {
        assertThatThrownBy(() -> LinearModel.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a sentiment model");
    }

    @Test
    void aBadRowIsNamed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("rows.tsv");
        Files.writeString(file, "label\ttext\npositive\tgood\nangry\tbad\n");
        assertThatThrownBy(() -> LabelledText.read(file)).hasMessageContaining("rows.tsv:3");
    }

    /** Says whether the text has one of the words that the test uses for good and bad. */
    private static final class Oracle implements SentimentVoice {
        private boolean silent;

        @Override
        public String name() {
            return "oracle";
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public Optional<double[]> signals(CleanText text) {
            boolean good = text.text().contains("great") || text.text().contains("lovely");
            boolean bad = text.text().contains("awful") || text.text().contains("broken");
            return silent ? Optional.empty() : Optional.of(new double[] {good ? 1 : 0, bad ? 1 : 0});
        }

        @Override
        public boolean await(Duration atMost) {
            return !silent;
        }
    }
}
