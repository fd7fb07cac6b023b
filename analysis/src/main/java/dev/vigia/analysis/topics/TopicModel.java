package dev.vigia.analysis.topics;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** A trained topic classifier as a file: gzip of a header in JSON, the vocabulary and the weights. */
record TopicModel(Header header, Vocabulary vocabulary, TopicWeights weights) {
    private static final int MAGIC = 0x56544D31;
    private static final int LONGEST_HEADER = 1 << 24;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a model says about itself.
     *
     * @param topics in the order of the weights; texts of none, when there were any, have one more set of weights
     * @param temperature divides the margins, so that the probabilities are as sure as they are right
     * @param trainedOn rows, and the scores by cross-validation
     */
    record Header(
            String version,
            List<String> topics,
            boolean knowsNone,
            double temperature,
            double[] rejectionWeights,
            double rejectionThreshold,
            String trainedOn) {}

    /** What the model says of one text. @param turnedAway whether it is about none of the topics */
    record Judgement(String nearest, double probability, double noneProbability, boolean turnedAway) {
        TopicGuess guess() {
            return turnedAway ? new TopicGuess(TopicGuess.NONE, noneProbability) : new TopicGuess(nearest, probability);
        }
    }

    Judgement judge(Grams text) {
        SparseVector vector = vocabulary.vector(text);
        double[] margins = weights.margins(vector);
        Ranking ranking = Ranking.of(margins, header.topics().size());
        var rejection = new Rejection(header.rejectionWeights(), header.rejectionThreshold());
        double none = rejection.probability(ranking.signs(vector.novelty()));
        return new Judgement(
                header.topics().get(ranking.best()),
                Softmax.share(margins, header.topics().size(), ranking.best(), header.temperature()),
                none,
                vector.index().length == 0 || none > header.rejectionThreshold());
    }

    void write(OutputStream to) throws IOException {
        var zipped = new GZIPOutputStream(to);
        var out = new DataOutputStream(new BufferedOutputStream(zipped, 1 << 16));
        out.writeInt(MAGIC);
        byte[] text = JSON.writeValueAsBytes(header);
        out.writeInt(text.length);
        out.write(text);
        out.writeInt(vocabulary.size());
        int previous = 0;
        for (int hash : vocabulary.hashes()) {
            out.writeInt(hash - previous);
            previous = hash;
        }
        for (float idf : vocabulary.idf()) {
            out.writeFloat(idf);
        }
        out.writeFloat(vocabulary.rarest());
        weights.write(out);
        out.flush();
        zipped.finish();
    }

    /** Reads what {@link #write} wrote; anything else is an {@link IOException} that says so. */
    static TopicModel read(InputStream from) throws IOException {
        try {
            var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(from, 1 << 16), 1 << 16));
            if (in.readInt() != MAGIC) {
                throw new IOException("not a topic model of this version of Vigía");
            }
            Header header = JSON.readValue(in.readNBytes(Sizes.checked(in.readInt(), LONGEST_HEADER)), Header.class);
            int features = Sizes.checked(in.readInt(), Sizes.MOST);
            int[] hashes = new int[features];
            int previous = 0;
            for (int i = 0; i < features; i++) {
                previous += in.readInt();
                hashes[i] = previous;
            }
            float[] idf = new float[features];
            for (int i = 0; i < features; i++) {
                idf[i] = in.readFloat();
            }
            float rarest = in.readFloat();
            return new TopicModel(header, new Vocabulary(hashes, idf, rarest), TopicWeights.read(in, features));
        } catch (ZipException e) {
            throw new IOException("not a topic model", e);
        } catch (EOFException e) {
            throw new IOException("the topic model ends too early", e);
        }
    }
}
