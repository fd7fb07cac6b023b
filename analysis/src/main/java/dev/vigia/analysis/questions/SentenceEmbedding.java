package dev.vigia.analysis.questions;

import dev.vigia.analysis.text.CleanText;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** What a sentence means, as a direction: sentences that say the same in other words lie close. Thread-safe. */
public interface SentenceEmbedding {
    /** A vector of length 1 (0 for a text without words); its number of components is the same for all texts. */
    float[] of(CleanText text);

    /** Found by {@link ServiceLoader}. */
    interface Provider {
        /** @throws IllegalArgumentException in one clear message when {@code model} is none that it can read */
        SentenceEmbedding open(Path model);
    }

    /**
     * By the provider on the class path.
     *
     * @throws IllegalArgumentException without one, or for a model that it cannot read
     */
    static SentenceEmbedding open(Path model) {
        return ServiceLoader.load(Provider.class, SentenceEmbedding.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sentence embeddings need the module analysis-onnx on the class path"))
                .open(model);
    }

    /** How much the cosine of the meanings counts beside the similarity of the wordings. */
    double SHARE = 0.9;

    /** The similarity 0…1 of two texts whose wordings are {@code alike}: mostly that of their meanings. */
    default double blended(double alike, CleanText a, CleanText b) {
        return blended(alike, of(a), of(b));
    }

    /** The same of embeddings; opposite meanings are as unlike as unrelated ones. */
    static double blended(double alike, float[] a, float[] b) {
        double cosine = 0;
        for (int i = 0; i < a.length; i++) {
            cosine += (double) a[i] * b[i];
        }
        return SHARE * Math.max(0, Math.min(1, cosine)) + (1 - SHARE) * alike;
    }
}
