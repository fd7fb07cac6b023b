package dev.vigia.onnx;

import dev.vigia.analysis.questions.SentenceEmbedding;
import dev.vigia.analysis.text.CleanText;
import java.nio.file.Path;
import java.util.List;

/**
 * A sentence as the mean of its pieces' last states, as sentence encoders are trained to be read, less what all
 * sentences have in common, of length 1.
 *
 * <p>Encoders put all sentences into one corner (two unrelated ones have a cosine of 0.06 with one encoder and of 0.36
 * with another); without what is common, unrelated is about 0 with each, and wording weighs the same beside each.
 */
final class OnnxEmbedding implements SentenceEmbedding {
    /** About nothing in particular and each about something else. */
    private static final List<String> UNRELATED = List.of(
            "The train to the coast leaves at a quarter past nine.",
            "My daughter has been learning to play the violin.",
            "How do I change the password of my account?",
            "The soup needs a little more salt.",
            "It has been raining since Monday.",
            "Who won the match last night?",
            "The invoice was sent to the wrong address.",
            "Penguins cannot fly, but they swim very well.",
            "Please turn off the lights when you leave.",
            "The museum is closed for repairs until spring.",
            "I would like to book a table for four.",
            "Prices of houses rose by three percent last year.",
            "The doctor told him to rest for a week.",
            "Can you recommend a good book about history?",
            "She parked the car behind the supermarket.",
            "Water boils at a lower temperature in the mountains.",
            "My parcel still has not arrived.",
            "The committee will vote on the proposal tomorrow.",
            "He forgot his umbrella on the bus.",
            "What time is it in Tokyo?",
            "The phone's battery does not last a day.",
            "They painted the kitchen yellow.",
            "The bank refused my payment.",
            "Wolves hunt in packs during the winter.");

    private final Transformer encoder;
    private final float[] common;

    private OnnxEmbedding(Transformer encoder) {
        this.encoder = encoder;
        this.common = common(encoder);
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
        float[] direction = direction(encoder.rows(text.text()));
        for (int i = 0; i < direction.length; i++) {
            direction[i] -= common[i];
        }
        return unit(direction);
    }

    private static float[] common(Transformer encoder) {
        float[][] all = UNRELATED.stream()
                .map(sentence -> direction(encoder.rows(sentence)))
                .toArray(float[][]::new);
        float[] sum = sum(all);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= all.length;
        }
        return sum;
    }

    private static float[] direction(float[][] states) {
        return unit(sum(states));
    }

    private static float[] sum(float[][] rows) {
        float[] sum = new float[rows[0].length];
        for (float[] row : rows) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        for (int i = 0; i < vector.length && squares > 0; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }
}
