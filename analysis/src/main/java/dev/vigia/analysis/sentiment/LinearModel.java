package dev.vigia.analysis.sentiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The trained weights of one language: floats for the measured features, one signed byte times a scale for each
 * hashed one, and for each voice the weights by which its signals join.
 */
record LinearModel(Header header, float[] dense, float scale, byte[] hashed, Knowledge knowledge) {
    private static final int MAGIC = 0x56534D32;
    private static final int CLASSES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a model says about itself.
     *
     * @param temperature divides the logits, so that the probabilities are as sure as they are right
     * @param voices by voice name, rows of (base logits, signals, bias) × class: see {@link VoiceBlend}
     * @param trainedOn the files and counts, and the score by cross-validation
     */
    record Header(
            String language, String version, double temperature, Map<String, double[]> voices, String trainedOn) {}

    /** Rounds the weights of the fitted model to what is shipped. */
    static LinearModel quantise(Header header, double[] weights, Knowledge knowledge) {
        int dense = Features.DENSE * CLASSES;
        float[] measured = new float[dense];
        for (int i = 0; i < dense; i++) {
            measured[i] = (float) weights[i];
        }
        double largest = 1e-9;
        for (int i = dense; i < weights.length; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        float scale = (float) (largest / Byte.MAX_VALUE);
        byte[] hashed = new byte[weights.length - dense];
        for (int i = 0; i < hashed.length; i++) {
            hashed[i] = (byte) Math.round(weights[i + dense] / scale);
        }
        return new LinearModel(header, measured, scale, hashed, knowledge);
    }

    double weight(int feature, int label) {
        int at = feature * CLASSES + label;
        return at < dense.length ? dense[at] : scale * hashed[at - dense.length];
    }

    /** The three logits of a text. */
    double[] logits(Features features) {
        double[] logits = new double[CLASSES];
        for (int i = 0; i < features.size; i++) {
            for (int label = 0; label < CLASSES; label++) {
                logits[label] += weight(features.index[i], label) * features.value[i];
            }
        }
        knowledge.meaning().ifPresent(meaning -> meaning.addTo(logits, features.forms));
        for (int label = 0; label < CLASSES; label++) {
            logits[label] /= header.temperature();
        }
        return logits;
    }

    void write(OutputStream to) throws IOException {
        var out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        byte[] text = JSON.writeValueAsBytes(header);
        out.writeInt(text.length);
        out.write(text);
        for (float weight : dense) {
            out.writeFloat(weight);
        }
        out.writeFloat(scale);
        out.write(hashed);
        knowledge.write(out);
        out.flush();
    }

    /** Reads what {@link #write} wrote; anything else is an {@link IOException} that says so. */
    static LinearModel read(InputStream from) throws IOException {
        var in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a sentiment model of this version of Vigía");
        }
        int length = in.readInt();
        if (length < 0 || length > 1 << 20) {
            throw new IOException("the sentiment model's header is damaged");
        }
        Header header = JSON.readValue(in.readNBytes(length), Header.class);
        float[] dense = new float[Features.DENSE * CLASSES];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = in.readFloat();
        }
        float scale = in.readFloat();
        byte[] hashed = new byte[(Features.SIZE - Features.DENSE) * CLASSES];
        in.readFully(hashed);
        return new LinearModel(header, dense, scale, hashed, Knowledge.read(in));
    }
}
