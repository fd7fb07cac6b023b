package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of a training or test file: {@code label<TAB>text}. */
public record LabelledText(SentimentLabel label, CleanText text) {
    /**
     * The rows of a UTF-8 file. A first row {@code label<TAB>text} is a heading.
     *
     * @throws IOException also for a row with another label, naming file and line
     */
    public static List<LabelledText> read(Path file) throws IOException {
        List<LabelledText> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int tab = line.indexOf('\t');
            Optional<SentimentLabel> label = SentimentLabel.of(tab < 0 ? line : line.substring(0, tab));
            if (label.isPresent() && tab > 0) {
                rows.add(new LabelledText(label.get(), CleanText.of(line.substring(tab + 1))));
            } else if (!line.isBlank() && !(i == 0 && line.startsWith("label\t"))) {
                throw new IOException(
                        file + ":" + (i + 1) + ": expected negative, neutral or positive, a tab and a text");
            }
        }
        return rows;
    }
}
