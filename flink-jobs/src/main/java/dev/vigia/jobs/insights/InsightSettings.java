package dev.vigia.jobs.insights;

import dev.vigia.analysis.AnalysisSettings;
import dev.vigia.analysis.MessageAnalyzer;
import dev.vigia.analysis.sentiment.SentimentScorers;
import dev.vigia.analysis.topics.Taxonomy;
import dev.vigia.analysis.topics.TrainedTopics;
import dev.vigia.jobs.JobSettings;
import dev.vigia.settings.Settings;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the insights job lets people set.
 *
 * @param taxonomy from the file that {@code VIGIA_TOPICS_FILE} names, read where the job is submitted, so that the
 *     workers do not need the file; the shipped one without a name
 * @param sentimentModel {@code VIGIA_SENTIMENT_MODEL}: path, on the workers, of CoreNLP's model; may appear later
 * @param transformers {@code VIGIA_SENTIMENT_ONNX_ES}, {@code …_EN}: by language, the folder of an ONNX classifier that
 *     judges sentiment in place of the shipped model; on the workers and where the job is submitted, which checks it
 * @param topicModel {@code VIGIA_TOPICS_MODEL}: path, on the workers, of a model of {@code vigia topics train}, which
 *     then classifies instead of the taxonomy
 * @param earlyFiring {@code VIGIA_EARLY_FIRING}: how long a tile that grows may wait to be shown
 * @param stateHorizon {@code VIGIA_STATE_HORIZON}: how long after its last event state is kept
 * @param mostClusters {@code VIGIA_QUESTION_CLUSTERS}: clusters of repeated questions that are kept of one agent; each
 *     takes about 2 kB, and those asked longest ago are forgotten first
 */
public record InsightSettings(
        Taxonomy taxonomy,
        @Nullable String sentimentModel,
        Map<String, String> transformers,
        @Nullable String topicModel,
        Duration earlyFiring,
        Duration stateHorizon,
        int mostClusters)
        implements Serializable {
    private static final List<String> LANGUAGES = AnalysisSettings.defaults().languages();

    public InsightSettings {
        transformers = Map.copyOf(transformers);
    }

    static InsightSettings from(Settings settings) {
        return new InsightSettings(
                taxonomy(settings),
                settings.optionalText(AnalysisSettings.SENTIMENT_MODEL).orElse(null),
                transformers(settings),
                settings.optionalText("VIGIA_TOPICS_MODEL").orElse(null),
                settings.duration("VIGIA_EARLY_FIRING", Duration.ofMillis(200)),
                JobSettings.stateHorizon(settings),
                settings.integer("VIGIA_QUESTION_CLUSTERS", 5_000, 10, 1_000_000));
    }

    private static Taxonomy taxonomy(Settings settings) {
        var file = settings.optionalPath(AnalysisSettings.TOPICS_FILE);
        try {
            return file.map(Taxonomy::read).orElseGet(Taxonomy::customerService);
        } catch (IllegalArgumentException broken) {
            settings.problem(AnalysisSettings.TOPICS_FILE + ": " + broken.getMessage());
            return Taxonomy.customerService();
        }
    }

    private static Map<String, String> transformers(Settings settings) {
        Map<String, String> folders = new HashMap<>();
        for (String language : LANGUAGES) {
            String name = AnalysisSettings.SENTIMENT_ONNX + language.toUpperCase(Locale.ROOT);
            settings.optionalText(name).ifPresent(folder -> {
                folders.put(language, folder);
                try {
                    SentimentScorers.check(Map.of(language, Path.of(folder)));
                } catch (IllegalArgumentException broken) {
                    settings.problem(name + ": " + broken.getMessage());
                }
            });
        }
        return folders;
    }

    /** The languages that are told apart, as ISO 639-1 codes. */
    List<String> languages() {
        return LANGUAGES;
    }

    AnalyzerFactory analyzers() {
        return () -> {
            Path model = sentimentModel == null ? null : Path.of(sentimentModel);
            Map<String, Path> judges = new HashMap<>();
            transformers.forEach((language, folder) -> judges.put(language, Path.of(folder)));
            var analysis = new AnalysisSettings(LANGUAGES, taxonomy, model, judges);
            return topicModel == null
                    ? MessageAnalyzer.load(analysis)
                    : MessageAnalyzer.load(analysis, trained(Path.of(topicModel)));
        };
    }

    private static TrainedTopics trained(Path model) {
        try {
            return TrainedTopics.read(model);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
