// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.sentiment.SentimentVoice;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreNlpVoiceTest {
    private static final CleanText TEXT = CleanText.of("This is wonderful, I love it.");

    @TempDir
    private Path directory;

    private final AtomicLong nanos = new AtomicLong();

    private SentimentVoice voice(Path model) {
        return new CoreNlpVoice(new ModelFile(model, nanos::get));
    }

    @Test
    void isSilentWithoutAModel() {
        var unnamed = new CoreNlpVoice.Provider().open(null);
        assertThat(unnamed.signals(TEXT)).isEmpty();
        assertThat(unnamed.await(Duration.ofSeconds(1))).isFalse();
        assertThat(voice(directory.resolve("absent")).signals(TEXT)).isEmpty();
    }

    @Test
    void joinsWhenTheFileAppears() throws IOException {
        Path there = ModelUnderTest.path();
        Path later = directory.resolve("sentiment.ser.gz");
        var voice = voice(later);
        assertThat(voice.signals(TEXT)).isEmpty();
        Files.copy(there, later);
        assertThat(voice.signals(TEXT)).as("looked a moment ago").isEmpty();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        await().atMost(Duration.ofSeconds(30)).until(() -> voice.signals(TEXT).isPresent());
    }

    @Test
    void aFileThatIsNoModelIsLivedWithAndTriedAgainWhenItChanges() throws IOException {
        Path there = ModelUnderTest.path();
        Path file = Files.writeString(directory.resolve("sentiment.ser.gz"), "half a download");
        var voice = voice(file);
        assertThat(voice.await(Duration.ofSeconds(30))).isFalse();
        Files.write(file, Files.readAllBytes(there));
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(voice.await(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void signalsLeanTheRightWay() {
        var voice = voice(ModelUnderTest.path());
        assertThat(voice.await(Duration.ofSeconds(30))).isTrue();
        double[] good = voice.signals(TEXT).orElseThrow();
        double[] bad =
                voice.signals(CleanText.of("This is terrible and I hate it.")).orElseThrow();
        assertThat(good[3] + good[4]).isGreaterThan(bad[3] + bad[4]);
        assertThat(bad[0] + bad[1]).isGreaterThan(good[0] + good[1]);
        assertThat(voice.signals(CleanText.of("👍")).orElseThrow()).containsOnly(0);
    }

    @Test
    void sentenceBombsAreCheap() {
        var voice = voice(ModelUnderTest.path());
        assertThat(voice.await(Duration.ofSeconds(30))).isTrue();
        var bomb = CleanText.of("word ".repeat(5_000));
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            voice.signals(bomb);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void theEnglishScoreNamesTheVoice() {
        var scorers = SentimentScorers.loadWithVoices(List.of("es", "en"), ModelUnderTest.path());
        assertThat(scorers.score(TEXT, "en").model()).endsWith("+" + CoreNlpVoice.NAME);
        assertThat(scorers.score(CleanText.of("qué bien"), "es").model()).doesNotContain("+");
        assertThat(scorers.score(CleanText.of("Thank you so much, that solved my problem perfectly!"), "en")
                        .score())
                .isPositive();
    }
}
