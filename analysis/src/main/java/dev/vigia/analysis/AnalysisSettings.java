package dev.vigia.analysis;

import dev.vigia.analysis.topics.Taxonomy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis is built from.
 *
 * @param languages ISO 639-1 codes that are told apart
 * @param taxonomy the topics
 * @param sentimentModel the model file of further sentiment voices, present now or later; null for none
 * @param transformers by language, an ONNX export that judges sentiment in place of the shipped model; none by default
 */
public record AnalysisSettings(
        List<String> languages, Taxonomy taxonomy, @Nullable Path sentimentModel, Map<String, Path> transformers) {
    private static final List<String> LANGUAGES = List.of("es", "en");

    /** Names a taxonomy file. */
    public static final String TOPICS_FILE = "VIGIA_TOPICS_FILE";
    /** Names CoreNLP's {@code sentiment.ser.gz}. */
    public static final String SENTIMENT_MODEL = "VIGIA_SENTIMENT_MODEL";
    /** With a language's code in capitals behind it, names a folder with a transformer ({@code …_ES}). */
    public static final String SENTIMENT_ONNX = "VIGIA_SENTIMENT_ONNX_";

    public AnalysisSettings {
        languages = List.copyOf(languages);
        transformers = Map.copyOf(transformers);
    }

    /** Spanish and English, the shipped taxonomy, no further voices. */
    public static AnalysisSettings defaults() {
        return new AnalysisSettings(LANGUAGES, Taxonomy.customerService(), null, Map.of());
    }

    /**
     * Reads the variables above from {@code environment}; a missing or blank one keeps its default.
     *
     * @throws IllegalArgumentException for a broken taxonomy file, in one clear message
     */
    public static AnalysisSettings from(Map<String, String> environment) {
        String topics = environment.getOrDefault(TOPICS_FILE, "");
        return new AnalysisSettings(
                LANGUAGES,
                topics.isBlank() ? Taxonomy.customerService() : Taxonomy.read(Path.of(topics)),
                sentimentModel(environment),
                transformers(environment));
    }

    /** By language, the folders in the variables that start with {@link #SENTIMENT_ONNX}. */
    public static Map<String, Path> transformers(Map<String, String> environment) {
        Map<String, Path> transformers = new HashMap<>();
        for (String language : LANGUAGES) {
            String folder = environment.getOrDefault(SENTIMENT_ONNX + language.toUpperCase(Locale.ROOT), "");
            if (!folder.isBlank()) {
                transformers.put(language, Path.of(folder));
            }
        }
        return transformers;
    }

    /** The path in {@link #SENTIMENT_MODEL}; null without one. */
    public static @Nullable Path sentimentModel(Map<String, String> environment) {
        String model = environment.getOrDefault(SENTIMENT_MODEL, "");
        return model.isBlank() ? null : Path.of(model);
    }
}
