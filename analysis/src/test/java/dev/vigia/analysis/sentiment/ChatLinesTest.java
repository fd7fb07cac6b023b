package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thanks, complaints and plain questions of customer chats, written by hand for this test alone. */
class ChatLinesTest {
    private static List<LabelledText> lines(String language) throws IOException, URISyntaxException {
        var file = Objects.requireNonNull(ChatLinesTest.class.getResource("chat-lines-" + language + ".tsv"));
        return LabelledText.read(Path.of(file.toURI()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void mostLinesAreJudgedRight(String language) throws Exception {
        var scorers = SentimentScorers.load(List.of(language), null);
        List<String> misses = new ArrayList<>();
        List<LabelledText> lines = lines(language);
        for (LabelledText line : lines) {
            Sentiment answer = scorers.score(line.text(), language);
            if (answer.label() != line.label()) {
                misses.add("%s, not %s (%.2f): %s"
                        .formatted(
                                answer.label().word(),
                                line.label().word(),
                                answer.score(),
                                line.text().text()));
            }
        }
        System.out.println(language + ": " + misses.size() + " of " + lines.size() + " lines misjudged " + misses);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(200);
        assertThat(misses).hasSizeLessThanOrEqualTo(lines.size() * 5 / 100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void noneOfTheLinesWasTrainedOn(String language) throws Exception {
        Set<String> tested = new HashSet<>();
        lines(language).forEach(line -> tested.add(line.text().text().toLowerCase(Locale.ROOT)));
        Path trained = Path.of("src", "training", "chat-" + language + ".tsv");
        assertThat(Files.exists(trained)).isTrue();
        for (LabelledText line : LabelledText.read(trained)) {
            assertThat(tested).doesNotContain(line.text().text().toLowerCase(Locale.ROOT));
        }
    }
}
