package dev.vigia.onnx;

import dev.vigia.analysis.questions.SentenceEmbedding;
import dev.vigia.analysis.text.CleanText;
import java.nio.file.Path;

/** A sentence as the mean of its pieces' last states, of length 1, as sentence encoders are trained to be read. */
final class OnnxEmbedding implements SentenceEmbedding {
    private final Transformer encoder;

    private OnnxEmbedding(Transformer encoder) {
        this.encoder = encoder;
    }

    /** Found by {@link java.util.ServiceLoader}. */
    public static final class Provider implements SentenceEmbedding.Provider {
        @Override
        public SentenceEmbedding open(Path folder) {
            return new OnnxEmbedding(Transformer.open(folder));
        }
    }

    @Override
    public float[] of(CleanText text) {
        float[][] states = encoder.rows(text.text());
        float[] mean = new float[states[0].length];
        double squares = 0;
        for (int i = 0; i < mean.length; i++) {
            for (float[] state : states) {
                mean[i] += state[i];
            }
            squares += (double) mean[i] * mean[i];
        }
        for (int i = 0; i < mean.length && squares > 0; i++) {
            mean[i] /= (float) Math.sqrt(squares);
        }
        return mean;
    }
}
