package dev.vigia.analysis.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped models on the development parts of UMSAB, which they were not trained on, where that data is at hand. */
class PublicDataTest {
    @ParameterizedTest
    @CsvSource({"es, 0.58", "en, 0.64"})
    void macroF1OnUnseenTweets(String language, double bar) throws Exception {
        String data = Optional.ofNullable(System.getProperty("vigia.data")).orElse(System.getenv("VIGIA_DATA"));
        assumeThat(data)
                .as("skipped: neither -Dvigia.data nor VIGIA_DATA names the directory of the public data")
                .isNotNull();
        Path file = Path.of(data, "sentiment-umsab", language + ".val.tsv");
        assumeThat(Files.exists(file)).as("skipped: there is no " + file).isTrue();
        var scorers = SentimentScorers.load(List.of(language), null);
        var confusion = new Confusion();
        for (LabelledText row : LabelledText.read(file)) {
            confusion.add(row.label(), scorers.score(row.text(), language).label());
        }
        System.out.println(language + "\n" + confusion);
        assertThat(confusion.macroF1()).isGreaterThanOrEqualTo(bar);
    }
}
