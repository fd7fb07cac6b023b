package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.Folding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of judging words and word pairs that training was given: what it says of a text is weighed by the model, and
 * the list travels in the model's file. Words are folded, values rounded to 1/16 of the list's usual strength.
 */
final class WordValues {
    /** Positive, negative and both together, the worst word and the best. */
    static final int FEATURES = 5;

    private static final double STEP = 1 / 16.0;
    private static final double TYPICAL = 1.5;
    private static final double STRONGEST = 4;

    private final Map<String, Byte> values;

    private WordValues(Map<String, Byte> values) {
        this.values = values;
    }

    /**
     * Reads {@code word<TAB>value} rows; further columns, rows without a number and longer phrases are left out.
     *
     * @throws IOException also when nothing is left, naming the file
     */
    static WordValues read(Path file) throws IOException {
        Map<String, Double> raw = new HashMap<>();
        double strength = 0;
        for (Row row : rows(file)) {
            if (row.word().chars().filter(c -> c == ' ').count() <= 1) {
                raw.putIfAbsent(folded(row.word()), row.value());
            }
        }
        for (double value : raw.values()) {
            strength += Math.abs(value) / raw.size();
        }
        if (raw.isEmpty() || strength == 0) {
            throw new IOException(file + ": expected rows of a word, a tab and a number other than 0");
        }
        Map<String, Byte> values = new HashMap<>();
        for (Map.Entry<String, Double> entry : raw.entrySet()) {
            double value = entry.getValue() / (strength * TYPICAL);
            byte stored = (byte) Math.round(Math.max(-STRONGEST, Math.min(STRONGEST, value)) / STEP);
            if (stored != 0) {
                values.put(entry.getKey(), stored);
            }
        }
        return new WordValues(values);
    }

    /** One row of a lexicon file. */
    record Row(String word, double value) {}

    static List<Row> rows(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String[] fields = line.split("\t");
            try {
                rows.add(new Row(fields[0], Double.parseDouble(fields[1])));
            } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
                throw new IOException(file + ":" + number + ": expected a word, a tab and a number", e);
            }
        }
        return rows;
    }

    private static String folded(String word) {
        return Folding.accents(word.toLowerCase(Locale.ROOT)).replace('’', '\'');
    }

    int size() {
        return values.size();
    }

    /** In units of the list's usual strength; 0 for a word or pair that it does not have. */
    double value(String word) {
        Byte value = values.get(word);
        return value == null ? 0 : value * STEP;
    }

    /** What one text's words add up to. */
    static final class Sums {
        private double good;
        private double bad;
        private double best;
        private double worst;

        void add(double value) {
            good += Math.max(0, value);
            bad += Math.max(0, -value);
            best = Math.max(best, value);
            worst = Math.max(worst, -value);
        }

        void write(Features to, int slot) {
            to.dense(slot, Math.tanh(good));
            to.dense(slot + 1, Math.tanh(bad));
            to.dense(slot + 2, Math.tanh(good - bad));
            to.dense(slot + 3, best / STRONGEST);
            to.dense(slot + 4, worst / STRONGEST);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, Byte> entry : new TreeMap<>(values).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeByte(entry.getValue());
        }
    }

    static WordValues read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > 1 << 20) {
            throw new IOException("the sentiment model's words are damaged");
        }
        Map<String, Byte> values = new HashMap<>();
        for (int i = 0; i < size; i++) {
            values.put(in.readUTF(), in.readByte());
        }
        return new WordValues(values);
    }
}
