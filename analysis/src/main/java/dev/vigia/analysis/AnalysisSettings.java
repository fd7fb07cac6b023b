package dev.vigia.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis is built from.
 *
 * @param languages ISO 639-1 codes that are told apart
 * @param topics a taxonomy file; null for the one of general customer service
 * @param sentimentModel the model file of further sentiment voices, present now or later; null for none
 */
public record AnalysisSettings(
        List<String> languages,
        @Nullable Path topics,
        @Nullable Path sentimentModel) {
    /** Names a taxonomy file. */
    public static final String TOPICS_FILE = "VIGIA_TOPICS_FILE";
    /** Names CoreNLP's {@code sentiment.ser.gz}. */
    public static final String SENTIMENT_MODEL = "VIGIA_SENTIMENT_MODEL";

    public AnalysisSettings {
        languages = List.copyOf(languages);
    }

    /** Spanish and English, the shipped taxonomy, no further voices. */
    public static AnalysisSettings defaults() {
        return new AnalysisSettings(List.of("es", "en"), null, null);
    }

    /** Reads the two variables above from {@code environment}; a missing or blank one keeps its default. */
    public static AnalysisSettings from(Map<String, String> environment) {
        return new AnalysisSettings(
                defaults().languages(), path(environment, TOPICS_FILE), path(environment, SENTIMENT_MODEL));
    }

    private static @Nullable Path path(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? null : Path.of(value);
    }
}
