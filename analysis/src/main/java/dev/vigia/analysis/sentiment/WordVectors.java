package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.Folding;
import java.io.BufferedReader;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What words mean: a vector for each, in which words of like use lie close. A text is the sum of its words'
 * vectors, so that the model can judge words that no training row had. Components are stored as signed bytes.
 */
final class WordVectors {
    /** A word of this share of all words counts half of a rare one. */
    private static final double RARE = 0.001;
    /** The share of the most frequent word. */
    private static final double MOST_FREQUENT = 0.1;

    private final int dimensions;
    private final List<String> words;
    private final byte[] components;
    private final float[] scales;
    private final Map<String, Integer> rows = new HashMap<>();

    private WordVectors(int dimensions, List<String> words, byte[] components, float[] scales) {
        this.dimensions = dimensions;
        this.words = words;
        this.components = components;
        this.scales = scales;
        for (int i = 0; i < words.size(); i++) {
            rows.putIfAbsent(words.get(i), i);
        }
    }

    /**
     * Reads the text form of GloVe and word2vec: a word and its components in a line, between spaces, the most frequent
     * words first. The more frequent a word, the less it counts (a / (a + p), Arora et al. 2017; p by Zipf's law from
     * the word's place), or "de" and "que" would decide where a text points to.
     *
     * @throws IOException also for lines of different lengths, naming file and line
     */
    static WordVectors read(Path file) throws IOException {
        List<String> words = new ArrayList<>();
        List<double[]> vectors = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] fields = line.split(" ");
                if (number == 1 && fields.length == 2) {
                    continue;
                }
                if (fields.length < 3 || (!vectors.isEmpty() && vectors.get(0).length != fields.length - 1)) {
                    throw new IOException(file + ":" + number + ": expected a word and as many numbers as above");
                }
                words.add(Folding.accents(fields[0].toLowerCase(Locale.ROOT)));
                vectors.add(numbers(fields, file + ":" + number));
            }
        }
        if (vectors.isEmpty()) {
            throw new IOException(file + ": there is no vector in it");
        }
        int dimensions = vectors.get(0).length;
        byte[] components = new byte[dimensions * vectors.size()];
        float[] scales = new float[vectors.size()];
        for (int i = 0; i < scales.length; i++) {
            double[] vector = vectors.get(i);
            double largest = Arrays.stream(vector).map(Math::abs).max().orElse(0);
            scales[i] = (float) (largest / Byte.MAX_VALUE);
            for (int k = 0; k < dimensions && largest > 0; k++) {
                components[i * dimensions + k] = (byte) Math.round(vector[k] / scales[i]);
            }
            scales[i] *= (float) (RARE / (RARE + MOST_FREQUENT / (i + 1)));
        }
        return new WordVectors(dimensions, words, components, scales);
    }

    private static double[] numbers(String[] fields, String where) throws IOException {
        double[] numbers = new double[fields.length - 1];
        try {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(fields[i + 1]);
            }
        } catch (NumberFormatException e) {
            throw new IOException(where + ": expected a word and numbers", e);
        }
        return numbers;
    }

    int dimensions() {
        return dimensions;
    }

    int size() {
        return words.size();
    }

    /** The direction of the sum of the known words of {@code forms}, of length 1; all 0 when none is known. */
    double[] mean(String[] forms) {
        double[] mean = new double[dimensions];
        for (String form : forms) {
            Integer row = rows.get(form.startsWith("!") && form.length() > 1 ? form.substring(1) : form);
            if (row != null) {
                add(row, mean);
            }
        }
        double length = length(mean);
        for (int i = 0; i < mean.length && length > 0; i++) {
            mean[i] /= length;
        }
        return mean;
    }

    private void add(int row, double[] to) {
        int from = row * dimensions;
        for (int i = 0; i < dimensions; i++) {
            to[i] += scales[row] * components[from + i];
        }
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double component : vector) {
            squares += component * component;
        }
        return Math.sqrt(squares);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(dimensions);
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        out.write(components);
    }

    static WordVectors read(DataInput in) throws IOException {
        int dimensions = in.readInt();
        int size = in.readInt();
        if (dimensions < 1 || dimensions > 1024 || size < 0 || size > 1 << 20) {
            throw new IOException("the sentiment model's word vectors are damaged");
        }
        List<String> words = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            words.add(in.readUTF());
        }
        float[] scales = new float[size];
        for (int i = 0; i < size; i++) {
            scales[i] = in.readFloat();
        }
        byte[] components = new byte[dimensions * size];
        in.readFully(components);
        return new WordVectors(dimensions, words, components, scales);
    }
}
