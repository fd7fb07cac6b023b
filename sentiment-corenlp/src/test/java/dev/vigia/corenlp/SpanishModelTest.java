// SPDX-License-Identifier: GPL-3.0-or-later
package dev.vigia.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vigia.analysis.sentiment.Confusion;
import dev.vigia.analysis.sentiment.LabelledText;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The Spanish model of this module, which knows CoreNLP's word vectors and takes the place of the one in analysis. */
class SpanishModelTest {
    private static final SentimentScorers SCORERS = SentimentScorers.load(List.of("es"), null);

    private static Confusion judged(Path file) throws IOException {
        var confusion = new Confusion();
        for (LabelledText row : LabelledText.read(file)) {
            confusion.add(row.label(), SCORERS.score(row.text(), "es").label());
        }
        return confusion;
    }

    @Test
    void isTheOneThatJudges() {
        assertThat(SCORERS.score(CleanText.of("qué bien"), "es").model()).isEqualTo("linear-es-3");
    }

    /** The hand-written table by which the models in analysis are tested. */
    @Test
    void mostChatLinesAreJudgedRight() throws IOException {
        Path lines = Path.of("..", "analysis", "src", "test", "resources", "dev", "vigia", "analysis", "sentiment");
        assertThat(judged(lines.resolve("chat-lines-es.tsv")).accuracy()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void macroF1OnUnseenTweets() throws IOException {
        String data = Optional.ofNullable(System.getProperty("vigia.data")).orElse(System.getenv("VIGIA_DATA"));
        assumeThat(data)
                .as("skipped: neither -Dvigia.data nor VIGIA_DATA names the directory of the public data")
                .isNotNull();
        Path file = Path.of(data, "sentiment-umsab", "es.val.tsv");
        assumeThat(Files.exists(file)).as("skipped: there is no " + file).isTrue();
        assertThat(judged(file).macroF1()).isGreaterThanOrEqualTo(0.58);
    }
}
