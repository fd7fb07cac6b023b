package dev.vigia.analysis.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One labelled text of a file of {@code label<TAB>text} lines.
 *
 * @param label a topic, or {@link #NONE_LABEL} for a text about none of them
 */
public record TopicRow(String label, String text) {
    /** The label of texts that belong to no topic. */
    public static final String NONE_LABEL = "oos";

    private static final Set<String> HEADERS = Set.of("label", "intent", "topic", "domain", "category");

    public boolean isNone() {
        return label.equals(NONE_LABEL);
    }

    /**
     * Hands each row of {@code file} (UTF-8; a byte order mark, CRLF, empty lines and a header line are fine) to
     * {@code each}, without keeping the file in memory.
     *
     * @throws IOException when the file cannot be read, or a line is not a row: the message names file and line
     */
    public static void read(Path file, Consumer<TopicRow> each) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String row = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!row.isBlank() && !(number == 1 && isHeader(row))) {
                    each.accept(parsed(row, file, number));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** All rows of a file. @see #read(Path, Consumer) */
    public static List<TopicRow> readAll(Path file) throws IOException {
        List<TopicRow> rows = new ArrayList<>();
        read(file, rows::add);
        if (rows.isEmpty()) {
            throw new IOException(file + ": no label<TAB>text rows");
        }
        return rows;
    }

    private static boolean isHeader(String line) {
        String[] fields = line.toLowerCase(Locale.ROOT).split("\t", -1);
        return fields.length == 2
                && HEADERS.contains(fields[0].strip())
                && fields[1].strip().equals("text");
    }

    private static TopicRow parsed(String line, Path file, int number) throws IOException {
        int tab = line.indexOf('\t');
        String place = file + ":" + number + ": ";
        if (tab < 0) {
            throw new IOException(place + "expected label<TAB>text, found no tab");
        }
        String label = line.substring(0, tab).strip();
        if (label.isEmpty()) {
            throw new IOException(place + "the label before the tab is missing");
        }
        if (label.equals(TopicGuess.NONE)) {
            throw new IOException(
                    place + "the label 'none' is reserved; texts about no topic have the label '" + NONE_LABEL + "'");
        }
        return new TopicRow(label, line.substring(tab + 1));
    }
}
