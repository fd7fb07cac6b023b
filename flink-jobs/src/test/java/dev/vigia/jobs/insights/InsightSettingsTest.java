package dev.vigia.jobs.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.analysis.topics.Taxonomy;
import dev.vigia.settings.Settings;
import dev.vigia.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsightSettingsTest {
    @Test
    void defaults() {
        assertThat(InsightSettings.from(Settings.of(Map.of())))
                .isEqualTo(new InsightSettings(
                        Taxonomy.customerService(),
                        null,
                        Map.of(),
                        null,
                        Duration.ofMillis(200),
                        Duration.ofDays(35),
                        5_000));
    }

    @Test
    void aTransformerThatCannotBeReadIsOneOfTheProblems(@TempDir Path directory) {
        var settings = Settings.of(Map.of("VIGIA_SENTIMENT_ONNX_ES", directory.toString()));
        InsightSettings.from(settings);
        // The job's jar has no reader of transformers.
        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(SettingsException.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains("VIGIA_SENTIMENT_ONNX_ES", directory.toString(), "analysis-onnx"));
    }

    @Test
    void aBrokenTaxonomyIsOneOfTheProblems(@TempDir Path directory) throws Exception {
        Path broken = Files.writeString(directory.resolve("topics.yaml"), "topics: []");
        var settings = Settings.of(Map.of("VIGIA_TOPICS_FILE", broken.toString(), "VIGIA_EARLY_FIRING", "immediately"));
        InsightSettings.from(settings);
        assertThatThrownBy(settings::check)
                .isInstanceOfSatisfying(
                        SettingsException.class,
                        refused -> assertThat(refused.problems()).hasSize(2).anySatisfy(problem -> assertThat(problem)
                                .contains("VIGIA_TOPICS_FILE", "topics.yaml", "version is missing")));
    }
}
