package dev.vigia.analysis.sentiment;

import dev.vigia.analysis.text.CleanText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second opinion that joins the linear model of one language when it is there. A model file may carry weights for
 * the signals of voices by name; a voice without weights in the model is not asked. Thread-safe.
 */
public interface SentimentVoice {
    /** Name by which model files know the voice. */
    String name();

    /** ISO 639-1 code of its language. */
    String language();

    /** A fixed number of signals of magnitude about 1; empty while the voice is not (yet) able to speak. */
    Optional<double[]> signals(CleanText text);

    /**
     * Waits until the model that is there now has been read, for programs that judge a file and end. The job does
     * not call this: there, a voice joins when it can.
     *
     * @return whether the voice can speak
     */
    boolean await(Duration atMost);

    /** Found by {@link java.util.ServiceLoader}; makes one voice per scorer. */
    interface Provider {
        /** {@code model}: the voice's own model file, which may be absent now and appear later. */
        SentimentVoice open(@Nullable Path model);
    }
}
